using EffNet;
using EffNet.Weights;
using Spectre.Console;
using static TorchSharp.torch;

namespace FineTune;

/// <summary>Creates the network at the start of a training.</summary>
internal static class StartNetwork
{
    /// <summary>
    /// Creates the network with loaded or random weights. The classifier is new if the weights were trained for other classes: for another number of classes, other class names, or
    /// another order of the names.
    /// </summary>
    public static async Task<UnrolledNetwork> CreateAsync(FineTuneSettings settings, IReadOnlyList<string> classNames, IAnsiConsole console, CancellationToken cancellation)
    {
        // libtorch draws random weights, so its generator also gets the seed.
        using var generator = random.manual_seed(settings.Seed);
        if (settings is { Weights: null, Checkpoint: null })
            return settings.Variant.Create(classNames.Count, inputChannels: 3, device: null, dtype: null);
        var network = await LoadAsync(settings, classNames.Count, new WeightLoadOptions(), console, cancellation);
        if (network.WeightsInfo.ClassNames is not { } loaded || loaded.SequenceEqual(classNames, StringComparer.Ordinal))
            return network;
        network.Dispose();
        return await LoadAsync(settings, classNames.Count, new WeightLoadOptions { KeepClassifier = true }, console, cancellation);
    }

    private static async Task<UnrolledNetwork> LoadAsync(
        FineTuneSettings settings, int classes, WeightLoadOptions weights, IAnsiConsole console, CancellationToken cancellation)
    {
        var options = new NetworkLoadOptions { Weights = weights };
        if (settings.Weights is { } file)
            return settings.Variant.Load(file, classes, options);
        var checkpoint = settings.Checkpoint!;
        try
        {
            return await DownloadStatus.ShowAsync(
                console, checkpoint, progress => settings.Variant.LoadAsync(checkpoint, classes, options with { Progress = progress }, cancellation));
        }
        catch (CheckpointException exception)
        {
            throw new CheckpointException(
                $"{exception.Message} Without a network connection, specify a local file with --weights FILE, or train with --from-scratch.", exception.Address, exception);
        }
    }
}

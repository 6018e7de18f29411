using EffNet;
using EffNet.Weights;
using Spectre.Console;
using static TorchSharp.torch;

namespace FineTune;

/// <summary>Creates the network at the start of a training.</summary>
internal static class StartNetwork
{
    /// <summary>Creates the network with loaded or random weights. The classifier is new, because the classes are new.</summary>
    public static async Task<UnrolledNetwork> CreateAsync(FineTuneSettings settings, int classes, IAnsiConsole console, CancellationToken cancellation)
    {
        // libtorch draws random weights, so its generator also gets the seed.
        using var generator = random.manual_seed(settings.Seed);
        if (settings.Weights is { } file)
            return settings.Variant.Load(file, classes);
        if (settings.Checkpoint is not { } checkpoint)
            return settings.Variant.Create(classes, inputChannels: 3, device: null, dtype: null);
        try
        {
            return await DownloadStatus.ShowAsync(
                console, checkpoint, progress => settings.Variant.LoadAsync(checkpoint, classes, new NetworkLoadOptions { Progress = progress }, cancellation));
        }
        catch (CheckpointException exception)
        {
            throw new CheckpointException(
                $"{exception.Message} Without a network connection, specify a local file with --weights FILE, or train with --from-scratch.", exception.Address, exception);
        }
    }
}

using EffNet;
using EffNet.Weights;
using Spectre.Console;
using static TorchSharp.torch;

namespace FineTune;

/// <summary>Makes the network that a training starts from.</summary>
internal static class StartNetwork
{
    /// <summary>Loads or draws the weights. The classifier is new, because its classes are.</summary>
    public static async Task<UnrolledNetwork> CreateAsync(FineTuneSettings settings, int classes, IAnsiConsole console, CancellationToken cancellation)
    {
        // Fresh weights are drawn by libtorch: the seed decides them, too.
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
                $"{exception.Message} Without a network connection, give weights that you have with --weights FILE, or train with --from-scratch.", exception.Address, exception);
        }
    }
}

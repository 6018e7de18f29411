using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>The options for creating a network from weights.</summary>
public sealed record NetworkLoadOptions
{
    /// <summary>Gets the number of channels of the images; <see langword="null"/> for the number of the weights or, if unknown, the declared number.</summary>
    public int? InputChannels { get; init; }

    /// <summary>Gets the device of the network; <see langword="null"/> for the default device.</summary>
    public Device? Device { get; init; }

    /// <summary>Gets the element type of the network; <see langword="null"/> for the default type.</summary>
    public ScalarType? ElementType { get; init; }

    /// <summary>Gets the options that specify what must match, and which part of the file is loaded.</summary>
    public WeightLoadOptions Weights { get; init; } = new();

    /// <summary>Gets the downloader of checkpoints; <see langword="null"/> for a downloader with the user's cache and the system's proxy.</summary>
    public CheckpointDownloader? Downloader { get; init; }

    /// <summary>Gets the receiver of progress reports of a download, one for each received block; <see langword="null"/> for none.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }
}

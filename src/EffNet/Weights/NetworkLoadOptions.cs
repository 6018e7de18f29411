using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>The options for making a network from weights.</summary>
public sealed record NetworkLoadOptions
{
    /// <summary>Gets the channels of the images; as many as the weights have if <see langword="null"/>.</summary>
    public int? InputChannels { get; init; }

    /// <summary>Gets the device of the network; the default device if <see langword="null"/>.</summary>
    public Device? Device { get; init; }

    /// <summary>Gets the element type of the network; the default one if <see langword="null"/>.</summary>
    public ScalarType? ElementType { get; init; }

    /// <summary>Gets what must fit, and which part of the file is loaded.</summary>
    public WeightLoadOptions Weights { get; init; } = new();

    /// <summary>Gets what downloads a checkpoint; if <see langword="null"/>, one with the user's cache and the system's proxy.</summary>
    public CheckpointDownloader? Downloader { get; init; }

    /// <summary>Gets what receives the progress of a download after every block.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }
}

using EffNet;
using EffNet.Weights;

namespace FineTune;

/// <summary>The command line.</summary>
/// <param name="Folder">The folder of images, with a sub-folder for each class.</param>
/// <param name="Variant">The network.</param>
/// <param name="Checkpoint">The public weights to start from; <see langword="null"/> for those of a file or fresh ones.</param>
/// <param name="Weights">The file of weights to start from; <see langword="null"/> for others.</param>
/// <param name="Validation">The folder of validation images; <see langword="null"/> to keep a share of the others.</param>
/// <param name="ValidationShare">The share of images to validate with, if there is no folder of them.</param>
/// <param name="Output">The folder of results.</param>
internal sealed record FineTuneSettings(
    string Folder, ModuleVariant Variant, Checkpoint? Checkpoint, string? Weights, string? Validation, double ValidationShare, string Output)
{
    /// <summary>Gets the number of epochs; <see langword="null"/> for that of the recipe.</summary>
    public int? Epochs { get; init; }

    /// <summary>Gets the images of a batch; <see langword="null"/> for the recipe's.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Gets the largest learning rate; <see langword="null"/> for the recipe's.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Gets the seed of everything random.</summary>
    public long Seed { get; init; }

    /// <summary>Gets the number of epochs without improvement after which the training stops; <see langword="null"/> for never.</summary>
    public int? Patience { get; init; }

    /// <summary>Gets a value indicating whether a training in the output folder is an error instead of being resumed.</summary>
    public bool IsNew { get; init; }

    /// <summary>Gets a value indicating whether the network starts with fresh weights.</summary>
    public bool IsFromScratch => Checkpoint is null && Weights is null;
}

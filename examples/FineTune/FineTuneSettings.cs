using EffNet;
using EffNet.Weights;

namespace FineTune;

/// <summary>Represents the settings of the command line.</summary>
/// <param name="Folder">The folder of images, with a sub-folder for each class.</param>
/// <param name="Variant">The network.</param>
/// <param name="Checkpoint">The public weights to start from; <see langword="null"/> for weights of a file or random weights.</param>
/// <param name="Weights">The file of weights to start from; <see langword="null"/> for public or random weights.</param>
/// <param name="Validation">The folder of validation images; <see langword="null"/> to reserve a share of the images for validation.</param>
/// <param name="ValidationShare">The share of images to reserve for validation if <paramref name="Validation"/> is <see langword="null"/>.</param>
/// <param name="Output">The folder of results.</param>
internal sealed record FineTuneSettings(
    string Folder, ModuleVariant Variant, Checkpoint? Checkpoint, string? Weights, string? Validation, double ValidationShare, string Output)
{
    /// <summary>Gets the number of epochs; <see langword="null"/> for the value of the recipe.</summary>
    public int? Epochs { get; init; }

    /// <summary>Gets the number of images in a batch; <see langword="null"/> for the value of the recipe.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Gets the largest learning rate; <see langword="null"/> for the value of the recipe.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Gets the seed of all random numbers.</summary>
    public long Seed { get; init; }

    /// <summary>Gets the number of epochs without improvement after which the training stops early; <see langword="null"/> to never stop early.</summary>
    public int? Patience { get; init; }

    /// <summary>Gets a value indicating whether a training in the output folder is an error. If <see langword="false"/>, the training is resumed.</summary>
    public bool IsNew { get; init; }

    /// <summary>Gets a value indicating whether the network starts with random weights.</summary>
    public bool IsFromScratch => Checkpoint is null && Weights is null;
}

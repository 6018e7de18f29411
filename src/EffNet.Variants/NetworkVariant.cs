using EffNet.Networks;
using EffNet.Weights;

namespace EffNet;

/// <summary>
/// One variant of a family as a value: to choose among variants at run time. Generated types have theirs as <c>Variant</c>, families the list of all. Where a project references the
/// package EffNet too, these are <c>ModuleVariant</c>s, which also make the network.
/// </summary>
public record NetworkVariant
{
    /// <summary>Gets the family's name.</summary>
    public required string Family { get; init; }

    /// <summary>Gets the variant's name in its file.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the name of the C# type.</summary>
    public required string TypeName { get; init; }

    /// <summary>Gets the factor on channel counts.</summary>
    public required double Width { get; init; }

    /// <summary>Gets the factor on repeats.</summary>
    public required double Depth { get; init; }

    /// <summary>Gets height and width of the images in pixels.</summary>
    public required int Resolution { get; init; }

    /// <summary>Gets the dropout rate before the classifier.</summary>
    public required double Dropout { get; init; }

    /// <summary>Gets the learned numbers, as declared.</summary>
    public required long Parameters { get; init; }

    /// <summary>Gets the multiply-adds of convolutions and linear layers for one image, as declared.</summary>
    public required long Flops { get; init; }

    /// <summary>Gets how its strided convolutions treat borders.</summary>
    public Padding Padding { get; init; }

    /// <summary>Gets the number batch norm adds to variances: weights trained with another one give other answers.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-5;

    /// <summary>Gets the declared outputs of the classifier.</summary>
    public int ClassCount { get; init; } = 1000;

    /// <summary>Gets the declared channels of the images.</summary>
    public int InputChannels { get; init; } = 3;

    /// <summary>Gets the parameters without the classifier's: those that do not depend on the class count.</summary>
    public long ParametersWithoutClassifier { get; init; }

    /// <summary>
    /// Gets the names of the catalog's checkpoints that fit: their tensors have the network's names and shapes, and they were trained with its padding and batch norm. The compiler
    /// compares; names of types play no part.
    /// </summary>
    public IReadOnlyList<string> CheckpointNames { get; init; } = [];

    /// <summary>Gets the catalog's checkpoints that fit; empty for most networks of your own.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints => [.. CheckpointNames.Select(EffNet.Weights.Checkpoints.Find)];

    /// <summary>Gets the function that returns the network as a graph; <see langword="null"/> for a variant that was not generated.</summary>
    public Func<Network>? GetNetwork { get; init; }

    /// <summary>Gets the declared network as a graph.</summary>
    /// <exception cref="InvalidOperationException">The variant was not generated, and <see cref="GetNetwork"/> was not set.</exception>
    public Network Network => GetNetwork is { } read ? read() : throw new InvalidOperationException($"The network of variant '{Name}' is not known: set GetNetwork.");

    /// <summary>Gets the function that returns all variants of the family, this one included; <see langword="null"/> if there is no family.</summary>
    public Func<IReadOnlyList<NetworkVariant>>? Siblings { get; init; }

    /// <summary>Gets the parameters that the paper prints, if the file quotes them.</summary>
    public PaperFigure? PaperParameters { get; init; }

    /// <summary>Gets the multiply-adds that the paper prints, if the file quotes them.</summary>
    public PaperFigure? PaperFlops { get; init; }

    /// <summary>Returns the name of the generated type.</summary>
    public sealed override string ToString() => TypeName;
}

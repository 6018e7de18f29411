using EffNet.Networks;
using EffNet.Weights;

namespace EffNet;

/// <summary>
/// A description of a variant, for programs that select variants at run time. A generated type returns its variant from <c>Variant</c>, and a generated family
/// returns all of them from <c>Variants</c>. If a project also references the package EffNet, they are <c>ModuleVariant</c> instances, which also create networks.
/// </summary>
public record NetworkVariant
{
    /// <summary>Gets the name of the family.</summary>
    public required string Family { get; init; }

    /// <summary>Gets the name of the variant in its file.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the name of the C# type.</summary>
    public required string TypeName { get; init; }

    /// <summary>Gets the factor of channel counts.</summary>
    public required double Width { get; init; }

    /// <summary>Gets the factor of repeats.</summary>
    public required double Depth { get; init; }

    /// <summary>Gets the height and width of the images in pixels.</summary>
    public required int Resolution { get; init; }

    /// <summary>Gets the dropout rate before the classifier.</summary>
    public required double Dropout { get; init; }

    /// <summary>Gets the number of parameters of the declared network.</summary>
    public required long Parameters { get; init; }

    /// <summary>Gets the number of multiply-adds of convolutions and linear layers for one image, of the declared network.</summary>
    public required long Flops { get; init; }

    /// <summary>Gets the padding of the strided convolutions.</summary>
    public Padding Padding { get; init; }

    /// <summary>Gets the epsilon of the batch norms. With weights that were trained with another epsilon, the outputs differ from those of the network that was trained.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-5;

    /// <summary>Gets the declared number of outputs of the classifier.</summary>
    public int ClassCount { get; init; } = 1000;

    /// <summary>Gets the declared number of channels of the images.</summary>
    public int InputChannels { get; init; } = 3;

    /// <summary>Gets the number of parameters without the classifier, which does not depend on the number of classes.</summary>
    public long ParametersWithoutClassifier { get; init; }

    /// <summary>
    /// Gets the names of the catalog's checkpoints that fit: their tensors have the network's names and shapes (except for the number of classes), and they were
    /// trained with the network's operations (strides, activations), padding and batch norm epsilon. The names of types are not compared.
    /// </summary>
    public IReadOnlyList<string> CheckpointNames { get; init; } = [];

    /// <summary>Gets the catalog's checkpoints that fit; empty for most of your own networks.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints => [.. CheckpointNames.Select(EffNet.Weights.Checkpoints.Find)];

    /// <summary>Gets the function that returns the network as a graph; <see langword="null"/> for a variant that was not generated.</summary>
    public Func<Network>? GetNetwork { get; init; }

    /// <summary>Gets the declared network as a graph.</summary>
    /// <exception cref="InvalidOperationException">The variant was not generated, and <see cref="GetNetwork"/> is not set.</exception>
    public Network Network => GetNetwork is { } read ? read() : throw new InvalidOperationException($"Variant '{Name}' has no network, because GetNetwork is not set.");

    /// <summary>Gets the function that returns all variants of the family, including this one; <see langword="null"/> if there is no family.</summary>
    public Func<IReadOnlyList<NetworkVariant>>? Siblings { get; init; }

    /// <summary>Gets the number of parameters in the paper; <see langword="null"/> if the file does not quote it.</summary>
    public PaperFigure? PaperParameters { get; init; }

    /// <summary>Gets the number of multiply-adds in the paper; <see langword="null"/> if the file does not quote it.</summary>
    public PaperFigure? PaperFlops { get; init; }

    /// <summary>Gets the accuracies that were measured with trained weights, one for each data set; empty if the file states none.</summary>
    public IReadOnlyList<MeasuredAccuracy> Measured { get; init; } = [];

    /// <summary>Returns the name of the generated type.</summary>
    public sealed override string ToString() => TypeName;
}

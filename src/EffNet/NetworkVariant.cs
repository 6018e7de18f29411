using EffNet.Networks;
using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Makes a network with fresh weights.</summary>
/// <param name="classes">Outputs of the classifier; 0 for none.</param>
/// <param name="inputChannels">Channels of the images.</param>
/// <param name="device">Where it lives.</param>
/// <param name="dtype">Its element type.</param>
/// <param name="initialize"><see langword="false"/> where weights will be loaded: until then they hold whatever their memory held.</param>
public delegate UnrolledNetwork NetworkFactory(long classes, long inputChannels, Device? device, ScalarType? dtype, bool initialize = true);

/// <summary>One variant of a family as a value: to choose among variants at run time.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="Name">The variant's name in its file.</param>
/// <param name="TypeName">The C# type.</param>
/// <param name="Width">Factor on channel counts.</param>
/// <param name="Depth">Factor on repeats.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Dropout">Dropout rate before the classifier.</param>
/// <param name="Parameters">Learned numbers, as declared.</param>
/// <param name="Flops">Multiply-adds of convolutions and linear layers for one image, as declared.</param>
/// <param name="Create">Makes a network.</param>
public sealed record NetworkVariant(
    string Family,
    string Name,
    string TypeName,
    double Width,
    double Depth,
    int Resolution,
    double Dropout,
    long Parameters,
    long Flops,
    NetworkFactory Create)
{
    /// <summary>How its strided convolutions treat borders.</summary>
    public Padding Padding { get; init; }

    /// <summary>The number batch norm adds to variances: weights trained with another one give other answers.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-5;

    /// <summary>Gets the declared outputs of the classifier.</summary>
    public long Classes { get; init; } = 1000;

    /// <summary>Gets the declared channels of the images.</summary>
    public long InputChannels { get; init; } = 3;

    /// <summary>Gets the parameters without the classifier's: those that do not depend on the class count.</summary>
    public long ParametersWithoutClassifier { get; init; }

    /// <summary>
    /// Gets the names of the catalogue's checkpoints that fit: their tensors have the network's names and shapes, and they were trained with its padding and batch norm. The compiler
    /// compares; names of types play no part.
    /// </summary>
    public IReadOnlyList<string> CheckpointNames { get; init; } = [];

    /// <summary>Gets the catalogue's checkpoints that fit; empty for most networks of your own.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints => [.. CheckpointNames.Select(EffNet.Weights.Checkpoints.Find)];

    /// <summary>Gets the function that returns the network as a graph; <see langword="null"/> for a variant that was not generated.</summary>
    public Func<Network>? GetNetwork { get; init; }

    /// <summary>Gets the declared network as a graph.</summary>
    /// <exception cref="InvalidOperationException">The variant was not generated, and <see cref="GetNetwork"/> was not set.</exception>
    public Network Network => GetNetwork is { } read ? read() : throw new InvalidOperationException($"The network of variant '{Name}' is not known: set GetNetwork.");

    /// <summary>Gets the function that returns all variants of the family, this one included; <see langword="null"/> if there is no family.</summary>
    public Func<IReadOnlyList<NetworkVariant>>? Siblings { get; init; }

    /// <summary>Gets the numerics that weights depend on.</summary>
    internal NetworkNumerics Numerics => new(TypeName, Padding, BatchNormEpsilon);

    /// <summary>The parameters the paper prints, if the file quotes them.</summary>
    public PaperFigure? PaperParameters { get; init; }

    /// <summary>The multiply-adds the paper prints, if the file quotes them.</summary>
    public PaperFigure? PaperFlops { get; init; }
}

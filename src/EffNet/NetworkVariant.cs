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
    public BorderPadding Padding { get; init; }

    /// <summary>The number batch norm adds to variances: weights trained with another one give other answers.</summary>
    public double BatchNormEpsilon { get; init; } = 1e-5;

    /// <summary>How pictures are prepared for it, unless the weights ask for something else.</summary>
    public Preprocessing Preprocessing => Preprocessing.ForResolution(Resolution);

    /// <summary>The parameters the paper prints, if the file quotes them.</summary>
    public PaperFigure? PaperParameters { get; init; }

    /// <summary>The multiply-adds the paper prints, if the file quotes them.</summary>
    public PaperFigure? PaperFlops { get; init; }
}

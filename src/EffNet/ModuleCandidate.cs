using static TorchSharp.torch;

namespace EffNet;

/// <summary>One network of a grid search that can be made as a TorchSharp module, for a search that asks for <c>networks: all;</c>.</summary>
/// <param name="Alpha">The growth of depth with phi.</param>
/// <param name="Beta">The growth of width with phi.</param>
/// <param name="Gamma">The growth of resolution with phi.</param>
/// <param name="Width">The factor on channel counts.</param>
/// <param name="Depth">The factor on repeats.</param>
/// <param name="Resolution">The height and width of the images in pixels.</param>
/// <param name="Parameters">The parameter count.</param>
/// <param name="Flops">The multiply-adds of convolutions and linear layers for one image.</param>
/// <param name="Points">The number of points of the grid that round to this network; the coefficients are those of the first one.</param>
public sealed record ModuleCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points)
    : SearchCandidate(Alpha, Beta, Gamma, Width, Depth, Resolution, Parameters, Flops, Points)
{
    /// <summary>Gets the network's names, factors and costs, and what makes it.</summary>
    public required ModuleVariant Variant { get; init; }

    /// <summary>Makes the network with fresh weights.</summary>
    /// <param name="classes">Outputs of the classifier; 0 for none, and as many as declared if <see langword="null"/>.</param>
    /// <param name="inputChannels">Channels of the images; as many as declared if <see langword="null"/>.</param>
    /// <param name="device">The device of the network; the default device if <see langword="null"/>.</param>
    /// <param name="dtype">Its element type; the default one if <see langword="null"/>.</param>
    /// <param name="initialize"><see langword="false"/> if weights will be loaded: until then they hold whatever their memory held.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative, or no such network can be made.</exception>
    public UnrolledNetwork Create(int? classes = null, int? inputChannels = null, Device? device = null, ScalarType? dtype = null, bool initialize = true) =>
        Variant.Create(classes ?? Variant.ClassCount, inputChannels ?? Variant.InputChannels, device, dtype, initialize);
}

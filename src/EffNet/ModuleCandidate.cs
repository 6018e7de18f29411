using static TorchSharp.torch;

namespace EffNet;

/// <summary>A network of a grid search with <c>networks: all;</c>, which can be created as a TorchSharp module.</summary>
/// <param name="Alpha">The scaling coefficient of depth.</param>
/// <param name="Beta">The scaling coefficient of width.</param>
/// <param name="Gamma">The scaling coefficient of resolution.</param>
/// <param name="Width">The factor of channel counts.</param>
/// <param name="Depth">The factor of repeats.</param>
/// <param name="Resolution">The height and width of the images in pixels.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Flops">The number of multiply-adds of convolutions and linear layers for one image.</param>
/// <param name="Points">The number of grid points that round to this network. The coefficients are those of the first of these points.</param>
public sealed record ModuleCandidate(
    double Alpha, double Beta, double Gamma, double Width, double Depth, int Resolution, long Parameters, long Flops, int Points)
    : SearchCandidate(Alpha, Beta, Gamma, Width, Depth, Resolution, Parameters, Flops, Points)
{
    /// <summary>Gets the variant: the names, factors and costs of the network, and the function that creates it.</summary>
    public required ModuleVariant Variant { get; init; }

    /// <summary>Creates the network with new weights.</summary>
    /// <param name="classes">The number of outputs of the classifier; 0 for no classifier, <see langword="null"/> for the declared number.</param>
    /// <param name="inputChannels">The number of channels of the images; <see langword="null"/> for the declared number.</param>
    /// <param name="device">The device; <see langword="null"/> for the default device.</param>
    /// <param name="dtype">The element type; <see langword="null"/> for the default type.</param>
    /// <param name="initialize">
    /// <see langword="false"/> to skip the initialization because weights will be loaded; until then, convolutions and linear layers have weights 0.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="classes"/> is negative, <paramref name="inputChannels"/> is less than 1, or the network does not support these numbers.
    /// </exception>
    public UnrolledNetwork Create(int? classes = null, int? inputChannels = null, Device? device = null, ScalarType? dtype = null, bool initialize = true) =>
        Variant.Create(classes ?? Variant.ClassCount, inputChannels ?? Variant.InputChannels, device, dtype, initialize);
}

using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Creates a network with new weights.</summary>
/// <param name="classes">The number of outputs of the classifier; 0 for no classifier.</param>
/// <param name="inputChannels">The number of channels of the images.</param>
/// <param name="device">The device; <see langword="null"/> for the default device.</param>
/// <param name="dtype">The element type; <see langword="null"/> for the default type.</param>
/// <param name="initialize">
/// <see langword="false"/> to skip the initialization because weights will be loaded; until then, convolutions and linear layers have weights 0.
/// </param>
public delegate UnrolledNetwork NetworkFactory(int classes, int inputChannels, Device? device, ScalarType? dtype, bool initialize = true);

/// <summary>A variant whose network can be created as a TorchSharp module.</summary>
public sealed record ModuleVariant : NetworkVariant
{
    /// <summary>Gets the function that creates a network.</summary>
    public required NetworkFactory Create { get; init; }

    /// <summary>Gets the numerical properties that weights depend on.</summary>
    internal NetworkNumerics Numerics => new(TypeName, Padding, BatchNormEpsilon);
}

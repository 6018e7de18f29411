using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Makes a network with fresh weights.</summary>
/// <param name="classes">Outputs of the classifier; 0 for none.</param>
/// <param name="inputChannels">Channels of the images.</param>
/// <param name="device">The device of the network.</param>
/// <param name="dtype">Its element type.</param>
/// <param name="initialize"><see langword="false"/> where weights will be loaded: until then they hold whatever their memory held.</param>
public delegate UnrolledNetwork NetworkFactory(int classes, int inputChannels, Device? device, ScalarType? dtype, bool initialize = true);

/// <summary>A variant whose network can be made as a TorchSharp module.</summary>
public sealed record ModuleVariant : NetworkVariant
{
    /// <summary>Gets the function that makes a network.</summary>
    public required NetworkFactory Create { get; init; }

    /// <summary>Gets the numerics that weights depend on.</summary>
    internal NetworkNumerics Numerics => new(TypeName, Padding, BatchNormEpsilon);
}

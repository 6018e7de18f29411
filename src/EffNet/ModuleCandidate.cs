using static TorchSharp.torch;

namespace EffNet;

/// <summary>One network of a grid search that can be made as a TorchSharp module, for a search that asks for <c>networks: all;</c>.</summary>
/// <param name="Alpha">Growth of depth.</param>
/// <param name="Beta">Growth of width.</param>
/// <param name="Gamma">Growth of resolution.</param>
/// <param name="Width">Factor on channel counts.</param>
/// <param name="Depth">Factor on repeats.</param>
/// <param name="Resolution">Height and width of the images.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Flops">Multiply-adds of convolutions and linear layers for one image.</param>
/// <param name="Points">How many points of the grid round to this same network; the coefficients are the first one's.</param>
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

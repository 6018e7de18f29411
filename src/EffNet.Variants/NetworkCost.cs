using System.ComponentModel;
using EffNet.Networks;

namespace EffNet;

/// <summary>What a network costs.</summary>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="Flops">Multiply-adds of convolutions and linear layers for one image: what the paper calls FLOPS.</param>
public readonly record struct NetworkCost(long Parameters, long Flops)
{
    /// <summary>Returns the costs of a network for other classes and images.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classes">Outputs of the classifier; 0 for none.</param>
    /// <param name="inputChannels">Channels of the images.</param>
    /// <param name="resolution">Height and width of the images.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or beyond 32 bits, or no such network can be made.</exception>
    /// <exception cref="OverflowException">The costs are beyond 64 bits.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NetworkCost For(Network network, int classes, int inputChannels, int resolution)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, int.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputChannels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputChannels, int.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);
        var derived = network.With((int)classes, (int)inputChannels, resolution, resolution);
        return new NetworkCost(derived.Parameters, derived.MultiplyAdds);
    }
}

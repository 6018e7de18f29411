using System.ComponentModel;
using EffNet.Networks;

namespace EffNet;

/// <summary>The cost of a network.</summary>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Flops">The number of multiply-adds of convolutions and linear layers for one image. The paper calls this number FLOPS.</param>
public readonly record struct NetworkCost(long Parameters, long Flops)
{
    /// <summary>Returns the cost of a network with another number of classes, another number of channels or another resolution.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classes">The number of outputs of the classifier; 0 for no classifier.</param>
    /// <param name="inputChannels">The number of channels of the images.</param>
    /// <param name="resolution">The height and width of the images in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="classes"/> is negative, another number is less than 1, a number is too large, or the network does not support these numbers.
    /// </exception>
    /// <exception cref="OverflowException">The cost exceeds 64 bits.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NetworkCost For(Network network, int classes, int inputChannels, int resolution)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputChannels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 1);
        var derived = network.With(classes, inputChannels, resolution, resolution);
        return new NetworkCost(derived.Parameters, derived.MultiplyAdds);
    }
}

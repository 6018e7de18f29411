using EffNet.Language.Networks.Operators;

namespace EffNet.Language.Networks;

/// <summary>The bottleneck of squeeze-and-excitation as a fraction of channels: 1 / r of Hu et al. (2018), section 3.</summary>
/// <param name="Fraction">The fraction, above 0 and at most 1.</param>
/// <param name="Base">The channels to which the fraction refers.</param>
public sealed record SqueezeRatio(double Fraction, SqueezeBase Base)
{
    /// <summary>Returns the channels of the bottleneck.</summary>
    /// <param name="channels">The number of channels that <see cref="Base"/> names.</param>
    internal DerivedChannels Of(double channels) => new(StageParameters.Squeeze.Name, Fraction * channels);
}

using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The numerics of a network that weights depend on.</summary>
/// <param name="TypeName">The network's type, for messages.</param>
/// <param name="Padding">How its strided convolutions treat borders.</param>
/// <param name="BatchNormEpsilon">The number that batch norm adds to variances.</param>
internal sealed record NetworkNumerics(string TypeName, Padding Padding, double BatchNormEpsilon);

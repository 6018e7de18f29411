using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The numerical properties of a network that weights depend on.</summary>
/// <param name="TypeName">The type of the network, for messages.</param>
/// <param name="Padding">The padding of the strided convolutions.</param>
/// <param name="BatchNormEpsilon">The epsilon of the batch norms.</param>
internal sealed record NetworkNumerics(string TypeName, Padding Padding, double BatchNormEpsilon);

using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The metadata of a file of weights.</summary>
/// <param name="Info">What the network takes over.</param>
/// <param name="ClassCount">Outputs of the classifier; 0 for none.</param>
/// <param name="InputChannels">Channels of the images.</param>
/// <param name="Padding">How strided convolutions treat borders.</param>
/// <param name="BatchNormEpsilon">The number that batch norm adds to variances.</param>
internal sealed record StoredInfo(WeightsInfo Info, int? ClassCount, int? InputChannels, Padding? Padding, double? BatchNormEpsilon);

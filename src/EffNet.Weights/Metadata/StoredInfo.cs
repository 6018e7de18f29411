using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The metadata of a weight file. Values are <see langword="null"/> if the file does not contain them.</summary>
/// <param name="Info">The information about the weights that the network keeps after loading.</param>
/// <param name="ClassCount">The number of outputs of the classifier; 0 for none.</param>
/// <param name="InputChannels">The number of channels of the images.</param>
/// <param name="Padding">The padding of the strided convolutions.</param>
/// <param name="BatchNormEpsilon">The epsilon of the batch norms.</param>
internal sealed record StoredInfo(WeightsInfo Info, int? ClassCount, int? InputChannels, Padding? Padding, double? BatchNormEpsilon);

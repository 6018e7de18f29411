using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The description of a network that is saved with its weights.</summary>
/// <param name="TypeName">The name of the network's type; <see langword="null"/> if unknown.</param>
/// <param name="Family">The name of the family; <see langword="null"/> if unknown.</param>
/// <param name="Variant">The name of the variant; <see langword="null"/> if unknown.</param>
/// <param name="Padding">The padding of the strided convolutions.</param>
/// <param name="BatchNormEpsilon">The epsilon of the batch norms; <see langword="null"/> if there are none.</param>
/// <param name="ClassCount">The number of classes.</param>
/// <param name="InputChannels">The number of channels of the images.</param>
/// <param name="Info">The information about the weights.</param>
internal sealed record NetworkDescription(
    string? TypeName, string? Family, string? Variant, Padding Padding, double? BatchNormEpsilon, int ClassCount, int InputChannels, WeightsInfo Info);

using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The description of a network that is saved with its weights.</summary>
/// <param name="TypeName">The name of its type; <see langword="null"/> if unknown.</param>
/// <param name="Family">The family's name; <see langword="null"/> if unknown.</param>
/// <param name="Variant">The variant's name; <see langword="null"/> if unknown.</param>
/// <param name="Padding">How its strided convolutions treat borders.</param>
/// <param name="BatchNormEpsilon">The number that batch norm adds to variances; <see langword="null"/> without batch norm.</param>
/// <param name="ClassCount">The number of classes.</param>
/// <param name="InputChannels">The channels of the images.</param>
/// <param name="Info">What is known of the weights.</param>
internal sealed record NetworkDescription(
    string? TypeName, string? Family, string? Variant, Padding Padding, double? BatchNormEpsilon, int ClassCount, int InputChannels, WeightsInfo Info);

namespace EffNet.Weights;

/// <summary>The description of a network that is saved with its weights.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="Variant">The variant's name.</param>
/// <param name="Numerics">The numerics that the weights depend on.</param>
/// <param name="ClassCount">The number of classes.</param>
/// <param name="InputChannels">The channels of the images.</param>
/// <param name="Info">What is known of the weights.</param>
internal sealed record NetworkDescription(string Family, string Variant, NetworkNumerics Numerics, int ClassCount, int InputChannels, WeightsInfo Info);

namespace EffNet.Weights;

/// <summary>A tensor of a file that has the name of a weight but another shape or element type.</summary>
/// <param name="Name">The weight's name in the network.</param>
/// <param name="Expected">The type and shape in the network, for example <c>Float32 (10, 1280)</c>.</param>
/// <param name="Found">The type and shape in the file.</param>
public sealed record WeightMismatch(string Name, string Expected, string Found);

namespace EffNet.Weights;

/// <summary>A tensor of a file that has the name of a weight, but not its shape or kind.</summary>
/// <param name="Name">The weight's name in the network.</param>
/// <param name="Expected">What the network has: <c>Float32 (10, 1280)</c>.</param>
/// <param name="Found">What the file has.</param>
public sealed record WeightMismatch(string Name, string Expected, string Found);

namespace EffNet.Tests.GeneratedCode;

/// <summary>A tensor by what it occupies: several may share one storage, which lives as long as any of them.</summary>
/// <param name="Storage">Where its numbers are.</param>
internal sealed record SimulatedTensor(SimulatedStorage Storage);

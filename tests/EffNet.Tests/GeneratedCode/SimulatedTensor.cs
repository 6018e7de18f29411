namespace EffNet.Tests.GeneratedCode;

/// <summary>A tensor without values. Several tensors can share one storage, which lives as long as any of these tensors.</summary>
/// <param name="Storage">The memory of its elements.</param>
internal sealed record SimulatedTensor(SimulatedStorage Storage);

using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Where its bytes begin in the file.</param>
/// <param name="Bytes">How many there are.</param>
internal sealed record SafetensorsTensor(string Name, ElementType Type, ImmutableArray<long> Shape, long Offset, long Bytes) : StoredTensor(Name, Type, Shape);

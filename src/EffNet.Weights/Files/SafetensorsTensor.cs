using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Offset">The offset of the first byte in the file.</param>
/// <param name="Bytes">The size in bytes.</param>
internal sealed record SafetensorsTensor(string Name, ElementType Type, ImmutableArray<long> Shape, long Offset, long Bytes) : StoredTensor(Name, Type, Shape);

using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A tensor in a TorchSharp file.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Offset">The offset of the first byte in the file.</param>
internal sealed record TorchSharpTensor(string Name, ElementType Type, ImmutableArray<long> Shape, long Offset) : StoredTensor(Name, Type, Shape);

using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A tensor in a file of TorchSharp's.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Where its bytes begin in the file.</param>
internal sealed record TorchSharpTensor(string Name, ElementType Type, ImmutableArray<long> Shape, long Offset) : StoredTensor(Name, Type, Shape);

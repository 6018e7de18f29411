using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A dictionary of tensors in a file.</summary>
/// <param name="Path">The keys that lead to the dictionary; empty if the file has only one dictionary.</param>
/// <param name="Tensors">The tensors in the order of the file. Names are unique.</param>
internal sealed record TensorTable(ImmutableArray<string> Path, IReadOnlyList<StoredTensor> Tensors)
{
    /// <summary>Gets the path as text, for messages and for <see cref="WeightLoadOptions.From"/>.</summary>
    public string Name => string.Join('/', Path);
}

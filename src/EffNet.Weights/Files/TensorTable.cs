using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>One dictionary of tensors in a file.</summary>
/// <param name="Path">The keys under which it is in the file; none for the file's only one.</param>
/// <param name="Tensors">Its tensors in their order; no two have the same name.</param>
internal sealed record TensorTable(ImmutableArray<string> Path, IReadOnlyList<StoredTensor> Tensors)
{
    /// <summary>Gets the path as one text, for messages and for <see cref="WeightLoadOptions.From"/>.</summary>
    public string Name => string.Join('/', Path);
}

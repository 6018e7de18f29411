using System.Collections.Immutable;

namespace EffNet;

/// <summary>A tensor of a pickle: a view of a storage, within its bounds.</summary>
/// <param name="Name">Its key in the dictionary; empty until it is put into one.</param>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">Its first element there.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Strides">Elements between neighbours of each dimension.</param>
internal sealed record PickledTensor(string Name, PickledStorage Storage, long Offset, ImmutableArray<long> Shape, ImmutableArray<long> Strides)
    : StoredTensor(Name, Storage.Type, Shape)
{
    /// <summary>
    /// What is wrong with it; <see langword="null"/> if nothing is. A view of more elements than its storage has, which PyTorch can make by reading some more than once, would let a small
    /// file ask for more memory than there is, and is in no state_dict.
    /// </summary>
    public string? FindProblem()
    {
        if (Offset < 0 || Storage.Count < 0 || Shape.Length != Strides.Length || Strides.Any(s => s < 0))
            return "a tensor has a negative size, offset or stride, or not one stride for each dimension";
        if (StoredTensor.Count(Shape) is not { } count)
            return $"a tensor's shape {EffNet.Shape.Of(Shape)} is negative or has more elements than a computer can hold";
        if (count == 0)
            return null;
        if (count > Storage.Count)
            return FormattableString.Invariant($"a tensor of {count} elements is said to lie in a storage of {Storage.Count}: save a contiguous one");

        Int128 last = Offset;
        for (var i = 0; i < Shape.Length; i++)
            last += (Int128)(Shape[i] - 1) * Strides[i];
        return last < Storage.Count ? null : FormattableString.Invariant($"a tensor reaches to element {last} of a storage of {Storage.Count}");
    }
}

using System.Collections.Immutable;

namespace EffNet.Weights;

/// <summary>A tensor of a pickle: a view of a storage, within its bounds.</summary>
/// <param name="Name">The key in the dictionary; empty until the tensor is added to one.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Storage">The storage.</param>
/// <param name="Offset">The index of the first element in the storage.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Strides">The distance in elements between neighbors of each dimension; 0 if an element is repeated.</param>
internal sealed record PickledTensor(
    string Name, ElementType Type, PickledStorage Storage, long Offset, ImmutableArray<long> Shape, ImmutableArray<long> Strides)
    : StoredTensor(Name, Type, Shape)
{
    /// <summary>Gets the number of elements.</summary>
    public new long Count => StoredTensor.Count(Shape) ?? 0;

    /// <summary>Gets the offset of the first byte in the storage.</summary>
    public long FirstByte => Offset * Type.Size;

    /// <summary>Gets the offset after the last byte in the storage.</summary>
    public long EndByte => (long)(Last + 1) * Type.Size;

    /// <summary>Gets a value that indicates whether the elements are contiguous in row-major order.</summary>
    public bool IsContiguous
    {
        get
        {
            var expected = 1L;
            for (var i = Shape.Length - 1; i >= 0; i--)
            {
                if (Shape[i] != 1 && Strides[i] != expected)
                    return false;
                expected *= Shape[i];
            }

            return true;
        }
    }

    private Int128 Last
    {
        get
        {
            Int128 last = Offset;
            for (var i = 0; i < Shape.Length; i++)
                last += (Int128)(Shape[i] - 1) * Strides[i];
            return last;
        }
    }

    /// <summary>Returns the problem with the tensor; <see langword="null"/> if it is valid.</summary>
    public string? FindProblem()
    {
        if (Offset < 0 || Storage.Count < 0 || Shape.Length != Strides.Length || Strides.Any(s => s < 0))
            return "a tensor has a negative size, offset or stride, or the numbers of strides and dimensions differ";
        if (StoredTensor.Count(Shape) is not { } count)
            return $"the shape {TensorShape.Of(Shape)} of a tensor has a negative size or too many elements";
        if (count == 0 || Type.Size == 0 || Storage.Type.Size == 0)
            return null;
        return (Last + 1) * Type.Size <= Storage.Length
            ? null
            : FormattableString.Invariant($"a tensor uses element {Last}, which is outside its storage of {Storage.Length} bytes");
    }

    /// <summary>Returns <see langword="true"/> if both tensors are the same elements of the same storage; otherwise, <see langword="false"/>.</summary>
    public bool IsSameView(PickledTensor other) =>
        Storage.Key == other.Storage.Key && Offset == other.Offset && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan()) && Strides.AsSpan().SequenceEqual(other.Strides.AsSpan());

    /// <summary>Copies the elements in row-major order.</summary>
    /// <param name="source">The bytes of the storage from <see cref="FirstByte"/> on.</param>
    /// <param name="target">The span to fill, of exactly the tensor's size.</param>
    public void Copy(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (IsContiguous)
        {
            source[..target.Length].CopyTo(target);
            return;
        }

        var index = new long[Shape.Length];
        var (inner, stride) = (Shape[^1], Strides[^1] * Type.Size);
        for (var done = 0; done < target.Length; Advance(index))
        {
            var at = Place(index);
            for (var i = 0L; i < inner; i++, done += Type.Size)
                source.Slice((int)(at + (i * stride)), Type.Size).CopyTo(target[done..]);
        }
    }

    private long Place(long[] index)
    {
        var place = 0L;
        for (var i = 0; i < index.Length - 1; i++)
            place += index[i] * Strides[i];
        return place * Type.Size;
    }

    /// <summary>Moves to the next row.</summary>
    private void Advance(long[] index)
    {
        for (var i = index.Length - 2; i >= 0; i--)
        {
            if (++index[i] < Shape[i])
                return;
            index[i] = 0;
        }
    }
}

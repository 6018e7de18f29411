using System.Collections;
using System.Collections.Immutable;

namespace EffNet.Networks;

/// <summary>
/// An immutable array that compares by content. Incremental generators compare the output of each step with the previous output. An
/// <see cref="ImmutableArray{T}"/> compares by reference, so all later steps would run again.
/// </summary>
/// <typeparam name="T">The element type, which must also compare by content.</typeparam>
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> _items;

    /// <summary>Initializes a new instance that wraps <paramref name="items"/> without a copy.</summary>
    public EquatableArray(ImmutableArray<T> items) => _items = items;

    private ImmutableArray<T> Items => _items.IsDefault ? ImmutableArray<T>.Empty : _items;

    /// <inheritdoc/>
    public int Count => Items.Length;

    /// <inheritdoc/>
    public T this[int index] => Items[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in Items)
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>Returns the sum of a number of each element. Unlike LINQ's method, it does not box the array.</summary>
    /// <param name="numberOf">The function that returns the number of an element.</param>
    internal long Total(Func<T, long> numberOf)
    {
        var sum = 0L;
        foreach (var item in Items)
            sum = checked(sum + numberOf(item));
        return sum;
    }

    /// <summary>Returns an enumerator that is a structure, so that <c>foreach</c> does not allocate.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    /// <summary>Returns the elements in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", this)}]";

    /// <summary>Compares by content.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Compares by content.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);
}

/// <summary>Creates <see cref="EquatableArray{T}"/> values.</summary>
public static class EquatableArray
{
    /// <summary>Returns an array of <paramref name="items"/>.</summary>
    public static EquatableArray<T> Of<T>(params T[] items)
        where T : IEquatable<T> => new(ImmutableArray.Create(items));

    /// <summary>Returns an array of <paramref name="items"/> in order.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToImmutableArray());
}

namespace EffNet.Weights;

/// <summary>A list.</summary>
internal sealed class PickleList : PickleContainer
{
    private List<object?>? _items;

    /// <summary>Gets the values.</summary>
    public IReadOnlyList<object?> Items => _items ?? [];

    /// <summary>Appends a value.</summary>
    public void Add(object? item)
    {
        Deepen(item);
        (_items ??= []).Add(item);
    }
}

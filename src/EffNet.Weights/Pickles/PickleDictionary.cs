namespace EffNet.Weights;

/// <summary>A dictionary as a list of pairs. Keys need no hash, because there are no lookups.</summary>
internal sealed class PickleDictionary : PickleContainer
{
    private List<KeyValuePair<object?, object?>>? _items;

    /// <summary>Gets the pairs in the order of the pickle; a key may occur twice.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Items => _items ?? [];

    /// <summary>Adds a pair.</summary>
    public void Add(object? key, object? value)
    {
        Deepen(key);
        Deepen(value);
        (_items ??= []).Add(KeyValuePair.Create(key, value));
    }
}

namespace EffNet.Weights;

/// <summary>A dictionary as a list of pairs: nothing is looked up while it grows, so that keys need no hash.</summary>
internal sealed class PickleDictionary : PickleContainer
{
    private List<KeyValuePair<object?, object?>>? _items;

    /// <summary>Its pairs, in the order of their writing; a key may occur twice.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Items => _items ?? [];

    /// <summary>Adds a pair.</summary>
    public void Add(object? key, object? value)
    {
        Deepen(key);
        Deepen(value);
        (_items ??= []).Add(KeyValuePair.Create(key, value));
    }
}

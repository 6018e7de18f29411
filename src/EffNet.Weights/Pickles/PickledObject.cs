namespace EffNet.Weights;

/// <summary>A placeholder for what Python would have made by calling something: what it would be called with and given, and nothing that runs.</summary>
/// <param name="maker">What would be called.</param>
/// <param name="arguments">What it would be called with.</param>
internal sealed class PickledObject(object? maker, object? arguments) : PickleContainer
{
    private List<object?>? _items;
    private PickleDictionary? _entries;

    /// <summary>Gets what it would be called with.</summary>
    public object? Arguments { get; } = arguments;

    /// <summary>Gets its attributes, or what else it would be given to restore itself; the last, if there are several.</summary>
    public object? State { get; private set; }

    /// <summary>Gets what would be appended to it.</summary>
    public IReadOnlyList<object?> Items => _items ?? [];

    /// <summary>Gets what would be set in it by key; <see langword="null"/> if nothing would.</summary>
    public PickleDictionary? Entries => _entries;

    /// <summary>Gets the name of what would be called, for messages.</summary>
    public string Maker { get; } = maker is PickledGlobal global ? DisplayName.Of(global.ToString()) : "an object of the file";

    /// <summary>Notes attributes.</summary>
    public void Build(object? state)
    {
        Deepen(state);
        State = state;
    }

    /// <summary>Notes a value that would be appended.</summary>
    public void Add(object? item)
    {
        Deepen(item);
        (_items ??= []).Add(item);
    }

    /// <summary>Notes a value that would be set.</summary>
    public void Set(object? key, object? value)
    {
        Deepen(key);
        Deepen(value);
        (_entries ??= new PickleDictionary()).Add(key, value);
    }
}

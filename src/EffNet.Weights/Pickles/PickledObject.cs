namespace EffNet.Weights;

/// <summary>A placeholder for an object that Python would create with a call. It records the call, and nothing runs.</summary>
/// <param name="maker">The function or class that would be called.</param>
/// <param name="arguments">The arguments of the call.</param>
internal sealed class PickledObject(object? maker, object? arguments) : PickleContainer
{
    private List<object?>? _items;
    private PickleDictionary? _entries;

    /// <summary>Gets the arguments of the call.</summary>
    public object? Arguments { get; } = arguments;

    /// <summary>Gets the attributes, or another state that would restore the object. If there are several, gets the last one.</summary>
    public object? State { get; private set; }

    /// <summary>Gets the values that would be appended to the object.</summary>
    public IReadOnlyList<object?> Items => _items ?? [];

    /// <summary>Gets the values that would be set in the object by key; <see langword="null"/> if there are none.</summary>
    public PickleDictionary? Entries => _entries;

    /// <summary>Gets the name of the function or class that would be called, for messages.</summary>
    public string Maker { get; } = maker is PickledGlobal global ? DisplayName.Of(global.ToString()) : "an object in the file";

    /// <summary>Records attributes.</summary>
    public void Build(object? state)
    {
        Deepen(state);
        State = state;
    }

    /// <summary>Records a value that would be appended.</summary>
    public void Add(object? item)
    {
        Deepen(item);
        (_items ??= []).Add(item);
    }

    /// <summary>Records a value that would be set by key.</summary>
    public void Set(object? key, object? value)
    {
        Deepen(key);
        Deepen(value);
        (_entries ??= new PickleDictionary()).Add(key, value);
    }
}

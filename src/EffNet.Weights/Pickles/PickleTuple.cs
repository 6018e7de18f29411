namespace EffNet.Weights;

/// <summary>A tuple.</summary>
internal sealed class PickleTuple : PickleContainer
{
    public PickleTuple(object?[] items)
    {
        Items = items;
        foreach (var item in items)
            Deepen(item);
    }

    /// <summary>Gets the values.</summary>
    public object?[] Items { get; }
}

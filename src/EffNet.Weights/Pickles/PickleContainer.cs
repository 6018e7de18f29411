namespace EffNet.Weights;

/// <summary>A value that contains other values. The depth of nesting is tracked as values are added.</summary>
internal abstract class PickleContainer
{
    /// <summary>Gets the depth of nesting, including this container.</summary>
    public int Depth { get; private set; } = 1;

    /// <summary>Updates the depth for a contained value.</summary>
    protected void Deepen(object? value)
    {
        if (value is PickleContainer inner)
            Depth = Math.Max(Depth, inner.Depth + 1);
    }
}

namespace EffNet.Weights;

/// <summary>A value made of values. How deep they lie in one another is counted while they are put together.</summary>
internal abstract class PickleContainer
{
    /// <summary>Containers in one another, this one included.</summary>
    public int Depth { get; private set; } = 1;

    /// <summary>Counts <paramref name="value"/> as lying in this one.</summary>
    protected void Deepen(object? value)
    {
        if (value is PickleContainer inner)
            Depth = Math.Max(Depth, inner.Depth + 1);
    }
}

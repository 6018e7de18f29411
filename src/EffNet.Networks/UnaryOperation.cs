namespace EffNet.Networks;

/// <summary>An operation that reads one value and computes one.</summary>
public abstract record UnaryOperation : Operation
{
    private protected UnaryOperation()
    {
    }

    /// <inheritdoc/>
    public sealed override EquatableArray<Shape> OutputShapes(EquatableArray<Shape> inputs) =>
        inputs.Count == 1 ? EquatableArray.Of(OutputShape(inputs[0])) : throw Unfit(FormattableString.Invariant($"reads one value, not {inputs.Count}"));

    /// <summary>Returns the shape of what it computes from a value of the given shape.</summary>
    /// <param name="input">The shape of what it reads.</param>
    /// <exception cref="ArgumentException">It cannot read a value of this shape.</exception>
    public abstract Shape OutputShape(Shape input);

    /// <summary>Throws unless <paramref name="input"/> is maps.</summary>
    /// <param name="input">The shape of what it reads.</param>
    private protected void RequireMaps(Shape input)
    {
        if (input.IsVector)
            throw Unfit($"reads maps, not a vector of {input} features");
    }
}

namespace EffNet.Networks;

/// <summary>An operation with one input and one output.</summary>
public abstract record UnaryOperation : Operation
{
    private protected UnaryOperation()
    {
    }

    /// <inheritdoc/>
    public sealed override EquatableArray<Shape> OutputShapes(EquatableArray<Shape> inputs) =>
        inputs.Count == 1 ? EquatableArray.Of(OutputShape(inputs[0])) : throw Unfit(FormattableString.Invariant($"there are {inputs.Count} inputs; expected 1"));

    /// <summary>Returns the shape of the output for an input of the given shape.</summary>
    /// <param name="input">The shape of the input.</param>
    /// <exception cref="ArgumentException">The operation cannot read a value of this shape.</exception>
    public abstract Shape OutputShape(Shape input);

    /// <summary>Throws an exception if <paramref name="input"/> is a vector.</summary>
    /// <param name="input">The shape of the input.</param>
    private protected void RequireMaps(Shape input)
    {
        if (input.IsVector)
            throw Unfit($"the input is a vector of {input} features; expected maps");
    }
}

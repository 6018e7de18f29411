namespace EffNet.Networks;

/// <summary>Zeroes features at random in training; survivors are scaled by 1 / (1 - rate).</summary>
/// <param name="Rate">Probability of being zeroed.</param>
public sealed record Dropout(double Rate) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override bool IsView(Shape input, bool isTraining) => !isTraining;

    /// <summary>A mask of one byte per feature.</summary>
    public override long SavedBytes(Shape output) => output.Elements;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

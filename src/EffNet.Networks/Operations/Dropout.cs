namespace EffNet.Networks;

/// <summary>Zeroes features at random in training and multiplies the others by 1 / (1 - rate).</summary>
/// <param name="Rate">The probability that a feature is zeroed.</param>
public sealed record Dropout(double Rate) : UnaryOperation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => true;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.None;

    /// <inheritdoc/>
    public override Extent Window => Extent.One;

    /// <inheritdoc/>
    public override Extent Reduction => Extent.One;

    /// <inheritdoc/>
    public override long Parameters => 0;

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => 0;

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => default;

    /// <inheritdoc/>
    public override bool IsView(Shape input, bool isTraining) => !isTraining;

    /// <summary>Returns the bytes of a mask with one byte per feature.</summary>
    /// <param name="output">The shape of the result.</param>
    public override long SavedBytes(Shape output) => output.Elements;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;
}

namespace EffNet.Networks;

/// <summary>A fully connected layer with bias.</summary>
/// <param name="InputFeatures">The number of input features.</param>
/// <param name="OutputFeatures">The number of output features; for the classifier, the number of classes.</param>
public sealed record Linear(int InputFeatures, int OutputFeatures) : UnaryOperation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override bool MayOverwriteInput => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override Extent Window => Extent.One;

    /// <inheritdoc/>
    public override Extent Reduction => Extent.One;

    /// <inheritdoc/>
    public override long Parameters => checked(((long)InputFeatures * OutputFeatures) + OutputFeatures);

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => checked((long)InputFeatures * OutputFeatures);

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => EquatableArray.Of(
        new StateTensor("weight", EquatableArray.Of(OutputFeatures, InputFeatures), StateTensorKind.Parameter),
        new StateTensor("bias", EquatableArray.Of(OutputFeatures), StateTensorKind.Parameter));

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) =>
        input == Shape.Vector(InputFeatures) ? Shape.Vector(OutputFeatures) : throw Unfit(FormattableString.Invariant($"the input is {input}; expected {InputFeatures} features"));
}

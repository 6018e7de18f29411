namespace EffNet.Networks;

/// <summary>A fully connected layer with bias: the classifier.</summary>
/// <param name="InputFeatures">Features in.</param>
/// <param name="OutputFeatures">Classes.</param>
public sealed record Linear(int InputFeatures, int OutputFeatures) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool CountsActivations => true;

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => new(OutputFeatures, 0);

    /// <inheritdoc/>
    public override long Parameters => checked(((long)InputFeatures * OutputFeatures) + OutputFeatures);

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => checked((long)InputFeatures * OutputFeatures);

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => EquatableArray.Of(
        new StateTensor("weight", EquatableArray.Of(OutputFeatures, InputFeatures), StateTensorKind.Parameter),
        new StateTensor("bias", EquatableArray.Of(OutputFeatures), StateTensorKind.Parameter));
}

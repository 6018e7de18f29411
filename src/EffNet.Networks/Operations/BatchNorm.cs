namespace EffNet.Networks;

/// <summary>Normalisation by batch statistics in training and running statistics in evaluation.</summary>
/// <param name="Channels">Channels.</param>
/// <param name="Constants">Epsilon and momentum.</param>
public sealed record BatchNorm(int Channels, BatchNormConstants Constants) : Operation
{
    /// <inheritdoc/>
    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    /// <inheritdoc/>
    public override bool SharesMemory => false;

    /// <inheritdoc/>
    public override SavedTensors Saves => SavedTensors.Input;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override long Parameters => 2L * Channels;

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => EquatableArray.Of(
        new StateTensor("weight", EquatableArray.Of(Channels), StateTensorKind.Parameter),
        new StateTensor("bias", EquatableArray.Of(Channels), StateTensorKind.Parameter),
        new StateTensor("running_mean", EquatableArray.Of(Channels), StateTensorKind.Statistic),
        new StateTensor("running_var", EquatableArray.Of(Channels), StateTensorKind.Statistic),
        new StateTensor("num_batches_tracked", default, StateTensorKind.Count));
}

namespace EffNet.Networks;

/// <summary>Normalization by batch statistics in training and running statistics in evaluation.</summary>
/// <param name="Channels">The number of channels.</param>
/// <param name="Constants">Epsilon and momentum.</param>
public sealed record BatchNorm(int Channels, BatchNormConstants Constants) : UnaryOperation
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
    public override long Parameters => 2L * Channels;

    /// <inheritdoc/>
    public override long MultiplyAddsPerPosition => 0;

    /// <inheritdoc/>
    public override EquatableArray<StateTensor> State => EquatableArray.Of(
        new StateTensor("weight", EquatableArray.Of(Channels), StateTensorKind.Parameter),
        new StateTensor("bias", EquatableArray.Of(Channels), StateTensorKind.Parameter),
        new StateTensor("running_mean", EquatableArray.Of(Channels), StateTensorKind.Statistic),
        new StateTensor("running_var", EquatableArray.Of(Channels), StateTensorKind.Statistic),
        new StateTensor("num_batches_tracked", default, StateTensorKind.Count));

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        RequireMaps(input);
        return input.Channels == Channels ? input : throw Unfit(FormattableString.Invariant($"the input is {input}; expected {Channels} channels"));
    }
}

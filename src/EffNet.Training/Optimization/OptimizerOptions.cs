namespace EffNet.Training;

/// <summary>An optimizer and its numbers: <see cref="RmsPropOptions"/>, <see cref="AdamWOptions"/> or <see cref="SgdOptions"/>. The learning rate is set by the recipe.</summary>
public abstract record OptimizerOptions
{
    private protected OptimizerOptions()
    {
    }

    /// <summary>Gets the weight decay; 0 for none. Each optimizer documents its form and its default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public abstract double WeightDecay { get; init; }

    /// <summary>Gets the parameters to which weight decay applies; everything but batch norms by default, as in the paper's code.</summary>
    public WeightDecayScope DecayScope { get; init; } = WeightDecayScope.AllButBatchNorm;

    /// <summary>Creates the optimizer, with fresh state.</summary>
    /// <param name="groups">The parameters.</param>
    internal abstract ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups);
}

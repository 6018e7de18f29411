namespace EffNet.Training;

/// <summary>Specifies an optimizer: <see cref="RmsPropOptions"/>, <see cref="AdamWOptions"/> or <see cref="SgdOptions"/>. The recipe specifies the learning rate.</summary>
public abstract record OptimizerOptions
{
    private protected OptimizerOptions()
    {
    }

    /// <summary>Gets the weight decay. 0 turns it off. The documentation of each optimizer states how it is applied and its default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public abstract double WeightDecay { get; init; }

    /// <summary>Gets the parameters to which weight decay applies. The default is all parameters except those of batch norms, as in the paper's code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public WeightDecayScope DecayScope { get; init => field = NumberCheck.Defined(value); } = WeightDecayScope.AllButBatchNorm;

    /// <summary>Creates the optimizer with its initial state.</summary>
    /// <param name="groups">The groups of parameters.</param>
    internal abstract ParameterOptimizer Create(IReadOnlyList<ParameterGroup> groups);
}

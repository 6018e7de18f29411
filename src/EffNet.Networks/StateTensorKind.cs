namespace EffNet.Networks;

/// <summary>What a tensor of a <c>state_dict</c> is.</summary>
public enum StateTensorKind
{
    /// <summary>A parameter, which training changes by gradients.</summary>
    Parameter,

    /// <summary>A running statistic of batch norm: a floating-point buffer.</summary>
    Statistic,

    /// <summary>The number of batches that batch norm has seen: a 64-bit integer buffer.</summary>
    Count,
}

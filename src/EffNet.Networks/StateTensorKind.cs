namespace EffNet.Networks;

/// <summary>The kind of a tensor in a <c>state_dict</c>.</summary>
public enum StateTensorKind
{
    /// <summary>A parameter, which training changes by gradients.</summary>
    Parameter,

    /// <summary>A running statistic of batch norm: a floating-point buffer.</summary>
    Statistic,

    /// <summary>The number of batches that batch norm has processed: a 64-bit integer buffer.</summary>
    Count,
}

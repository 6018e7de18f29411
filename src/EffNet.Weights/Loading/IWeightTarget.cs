namespace EffNet.Weights;

/// <summary>The target of loading weights. The loader accesses a network only through this interface.</summary>
internal interface IWeightTarget
{
    /// <summary>Gets the weights and buffers, with modules in order of execution.</summary>
    IReadOnlyList<TargetWeight> Weights { get; }

    /// <summary>Gets the generated networks in the target.</summary>
    IReadOnlyList<NetworkInTarget> Networks { get; }

    /// <summary>
    /// Returns <see langword="true"/> if a weight contains only zeros, which initialized weights never do; otherwise, <see langword="false"/>.
    /// </summary>
    bool IsBlank(string name);
}

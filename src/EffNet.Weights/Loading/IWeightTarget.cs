namespace EffNet.Weights;

/// <summary>What weights are loaded into: the one thing that the loader asks of a network.</summary>
internal interface IWeightTarget
{
    /// <summary>Gets the weights and buffers, modules in order of execution.</summary>
    IReadOnlyList<TargetWeight> Weights { get; }

    /// <summary>Gets the generated networks in it.</summary>
    IReadOnlyList<NetworkInTarget> Networks { get; }

    /// <summary>Whether a weight holds nothing but zeros, which none that was drawn does.</summary>
    bool IsBlank(string name);
}

using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>A target for a network without modules, to inspect a file before the network is created.</summary>
internal sealed class NetworkTarget : IWeightTarget
{
    /// <summary>Initializes a new instance of the <see cref="NetworkTarget"/> class.</summary>
    /// <param name="network">The network.</param>
    public NetworkTarget(Network network)
    {
        Weights =
        [
            .. network.State.Select(t => new TargetWeight(t.Name, t.Kind == StateTensorKind.Count ? ElementType.Int64 : ElementType.Float32, [.. t.Shape.Select(s => (long)s)]))
        ];
        Networks = [new NetworkInTarget(string.Empty, network)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<TargetWeight> Weights { get; }

    /// <inheritdoc/>
    public IReadOnlyList<NetworkInTarget> Networks { get; }

    /// <inheritdoc/>
    public bool IsBlank(string name) => false;
}

namespace EffNet.Networks;

/// <summary>The classifier at the end of a network: dropout and a linear layer. A network without classes does not have a classifier.</summary>
/// <param name="Features">The pooled features that the classifier reads.</param>
/// <param name="Nodes">The nodes in order of execution: dropout, if any, and the linear layer.</param>
public sealed record Classifier(Value Features, EquatableArray<Node> Nodes)
{
    /// <summary>Gets the linear layer.</summary>
    public Node Linear => Nodes[Nodes.Count - 1];

    /// <summary>
    /// Gets the maps whose global average pooling gives the features; <see langword="null"/> if the features have another source. Class activation maps are
    /// computed from these maps.
    /// </summary>
    public Value? Maps { get; private init; }

    /// <summary>
    /// Returns the classifier of a network; <see langword="null"/> if the first output of the network is not the result of a linear layer, or if another node
    /// reads a result of the classifier.
    /// </summary>
    /// <param name="network">The network.</param>
    internal static Classifier? Find(Network network)
    {
        if (network.Outputs.Count == 0 || Producer(network, network.Outputs[0].Value) is not { Operation: EffNet.Networks.Linear } linear || !IsReadOnce(network, linear))
            return null;
        var nodes = new List<Node> { linear };
        while (Producer(network, nodes[0].Inputs[0]) is { Operation: Dropout } dropout && IsReadOnce(network, dropout))
            nodes.Insert(0, dropout);
        return new Classifier(nodes[0].Inputs[0], nodes.ToEquatableArray()) { Maps = FindMaps(network, nodes[0].Inputs[0]) };
    }

    private static Value? FindMaps(Network network, Value features) =>
        Producer(network, features) is { Operation: Flatten } flat && Producer(network, flat.Inputs[0]) is { Operation: GlobalAveragePool } pool ? pool.Inputs[0] : null;

    private static bool IsReadOnce(Network network, Node node) => network.Plan.ReadersOf(node.Outputs[0]) == 1;

    private static Node? Producer(Network network, Value value) => network.Plan.ProducerOf(value) is >= 0 and var index ? network.Nodes[index] : null;
}

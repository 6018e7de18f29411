namespace EffNet.Networks;

/// <summary>Consecutive nodes that form one module, for example an MBConv, the stem or a part of the head.</summary>
/// <param name="Name">The name in C#: a member of the stage, or of the network if <paramref name="StandsAlone"/> is <see langword="true"/>.</param>
/// <param name="Path">
/// The path of the module in <c>state_dict</c>, from the root of the network: <c>features.2.0</c>. Empty if the layers belong to the network itself.
/// </param>
/// <param name="StandsAlone">Whether the block is a module of the network itself and not one of the repeated blocks of a stage.</param>
/// <param name="Nodes">The nodes in order of execution. The last one computes the main result of the block.</param>
public sealed record Block(string Name, string Path, bool StandsAlone, EquatableArray<Node> Nodes)
{
    /// <summary>
    /// Gets the nodes in order of execution. The property is read-only because the sums below are computed once from it; a <c>with</c> expression would copy
    /// the old sums.
    /// </summary>
    public EquatableArray<Node> Nodes { get; } = Nodes.Count > 0 ? Nodes : throw new ArgumentException($"Block '{Name}' has no nodes.", nameof(Nodes));

    /// <summary>Gets the shape of the first value that the block reads.</summary>
    public Shape Input => Nodes[0].Input;

    /// <summary>Gets the main result of the block: the output of its last node.</summary>
    public Value Result => Nodes[Nodes.Count - 1].Outputs[0];

    /// <summary>Gets the shape of the main result.</summary>
    public Shape Output => Result.Shape;

    /// <summary>Gets the number of parameters.</summary>
    public long Parameters { get; } = Nodes.Total(n => n.Parameters);

    /// <summary>Gets the multiply-adds for one image.</summary>
    public long MultiplyAdds { get; } = Nodes.Total(n => n.MultiplyAdds);

    /// <summary>Gets the elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Nodes.Total(n => n.Activations);

    /// <summary>Returns <see langword="true"/> if a node of the block computes <paramref name="value"/>; otherwise, <see langword="false"/>.</summary>
    /// <param name="value">A value of the network.</param>
    public bool Computes(Value value) => value.Number >= Nodes[0].Outputs[0].Number && value.Number <= LastNumber;

    /// <summary>
    /// Returns the path of a node's module relative to the path of the block; <see langword="null"/> if the node is not a module, empty if its module is the
    /// module of the block.
    /// </summary>
    /// <param name="node">A node of this block.</param>
    public string? RelativePathOf(Node node) =>
        Path.Length == 0 || node.Path is null ? node.Path : node.Path.Length == Path.Length ? string.Empty : node.Path.Substring(Path.Length + 1);

    private int LastNumber
    {
        get
        {
            var outputs = Nodes[Nodes.Count - 1].Outputs;
            return outputs[outputs.Count - 1].Number;
        }
    }

    /// <summary>Returns the name, the shape of the first input and the shape of the main result.</summary>
    public override string ToString() => $"{Name}: {Input} to {Output}";
}

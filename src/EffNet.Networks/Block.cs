namespace EffNet.Networks;

/// <summary>Consecutive nodes that form one module: an MBConv, the stem, or one of the head's two halves.</summary>
/// <param name="Name">Its name in C#: a member of its stage, or of the network if <paramref name="StandsAlone"/>.</param>
/// <param name="Path">The path of its module in <c>state_dict</c>, from the root of the network: <c>features.2.0</c>; empty if its layers are the network's own.</param>
/// <param name="StandsAlone">Whether it is a module of the network itself and not one of a stage's repeats.</param>
/// <param name="Nodes">Its nodes in order of execution; the last one computes the block's main result.</param>
public sealed record Block(string Name, string Path, bool StandsAlone, EquatableArray<Node> Nodes)
{
    /// <summary>Gets its nodes in order of execution. Read-only: the sums below are computed once from it, and a <c>with</c> expression would copy the old ones.</summary>
    public EquatableArray<Node> Nodes { get; } = Nodes.Count > 0 ? Nodes : throw new ArgumentException($"Block '{Name}' has no nodes.", nameof(Nodes));

    /// <summary>Gets the shape of the first value that it reads.</summary>
    public Shape Input => Nodes[0].Input;

    /// <summary>Gets its main result: what its last node computes.</summary>
    public Value Result => Nodes[Nodes.Count - 1].Outputs[0];

    /// <summary>Gets the shape of its main result.</summary>
    public Shape Output => Result.Shape;

    /// <summary>Gets the number of its parameters.</summary>
    public long Parameters { get; } = Nodes.Sum(n => n.Parameters);

    /// <summary>Gets its multiply-adds for one image.</summary>
    public long MultiplyAdds { get; } = Nodes.Sum(n => n.MultiplyAdds);

    /// <summary>Gets the elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Nodes.Sum(n => n.Activations);

    /// <summary>Returns whether one of its nodes computes <paramref name="value"/>.</summary>
    /// <param name="value">A value of the network.</param>
    public bool Computes(Value value) => value.Number >= Nodes[0].Outputs[0].Number && value.Number <= LastNumber;

    /// <summary>Returns the path of a node's module relative to the block's; <see langword="null"/> if it is not a module, empty if it is the block's own.</summary>
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

    /// <summary>Returns its name and the shapes of what it reads first and computes last.</summary>
    public override string ToString() => $"{Name}: {Input} to {Output}";
}

namespace EffNet.Networks;

/// <summary>One row of the paper's Table 1, scaled: consecutive blocks.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Member">Its name in C#.</param>
/// <param name="Operator">The language's word for its operator.</param>
/// <param name="Description">Its operator as the paper prints it: <c>MBConv6, k3x3</c>.</param>
/// <param name="Path">The path of its module in <c>state_dict</c>: <c>features.2</c>; empty if it is not a module and its blocks are the network's own.</param>
/// <param name="Channels">The number of output channels, before any pooling.</param>
/// <param name="Depth">How often its operator repeats; the paper's "#Layers".</param>
/// <param name="Stride">The factor by which it reduces height and width.</param>
/// <param name="Blocks">Its blocks in order of execution.</param>
public sealed record Stage(
    string Name, string Member, string Operator, string Description, string Path, int Channels, int Depth, int Stride, EquatableArray<Block> Blocks)
{
    /// <summary>Gets its blocks in order of execution. Read-only: the sums below are computed once from it, and a <c>with</c> expression would copy the old ones.</summary>
    public EquatableArray<Block> Blocks { get; } = Blocks.Count > 0 ? Blocks : throw new ArgumentException($"Stage '{Name}' has no blocks.", nameof(Blocks));

    /// <summary>Gets its nodes in order of execution.</summary>
    public IEnumerable<Node> Nodes => Blocks.SelectMany(b => b.Nodes);

    /// <summary>Gets the shape of the first value that it reads.</summary>
    public Shape Input => Blocks[0].Input;

    /// <summary>Gets its main result.</summary>
    public Value Result => Blocks[Blocks.Count - 1].Result;

    /// <summary>Gets the shape of its main result.</summary>
    public Shape Output => Result.Shape;

    /// <summary>Gets the number of its parameters.</summary>
    public long Parameters { get; } = Blocks.Sum(b => b.Parameters);

    /// <summary>Gets its multiply-adds for one image.</summary>
    public long MultiplyAdds { get; } = Blocks.Sum(b => b.MultiplyAdds);

    /// <summary>Gets the elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Blocks.Sum(b => b.Activations);

    /// <summary>Returns its name, its operator and the shapes of what it reads first and computes last.</summary>
    public override string ToString() => $"{Name}: {Description}, {Input} to {Output}";
}

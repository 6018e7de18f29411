namespace EffNet.Networks;

/// <summary>A sequence of blocks: one row of the paper's Table 1 after scaling.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Member">The name in C#.</param>
/// <param name="Operator">The keyword of the operator.</param>
/// <param name="Description">The operator as the paper prints it: <c>MBConv6, k3x3</c>.</param>
/// <param name="Path">
/// The path of the module in <c>state_dict</c>: <c>features.2</c>. Empty if the stage is not a module and its blocks belong to the network itself.
/// </param>
/// <param name="Channels">The number of output channels, before any pooling.</param>
/// <param name="Depth">The number of times that the operator repeats; "#Layers" in the paper.</param>
/// <param name="Stride">The factor by which the stage reduces height and width.</param>
/// <param name="Blocks">The blocks in order of execution.</param>
public sealed record Stage(
    string Name, string Member, string Operator, string Description, string Path, int Channels, int Depth, int Stride, EquatableArray<Block> Blocks)
{
    /// <summary>
    /// Gets the blocks in order of execution. The property is read-only because the sums below are computed once from it; a <c>with</c> expression would copy
    /// the old sums.
    /// </summary>
    public EquatableArray<Block> Blocks { get; } = Blocks.Count > 0 ? Blocks : throw new ArgumentException($"Stage '{Name}' has no blocks.", nameof(Blocks));

    /// <summary>Gets the nodes in order of execution.</summary>
    public IEnumerable<Node> Nodes => Blocks.SelectMany(b => b.Nodes);

    /// <summary>Gets the shape of the first value that the stage reads.</summary>
    public Shape Input => Blocks[0].Input;

    /// <summary>Gets the main result of the stage.</summary>
    public Value Result => Blocks[Blocks.Count - 1].Result;

    /// <summary>Gets the shape of the main result.</summary>
    public Shape Output => Result.Shape;

    /// <summary>Gets the number of parameters.</summary>
    public long Parameters { get; } = Blocks.Total(b => b.Parameters);

    /// <summary>Gets the multiply-adds for one image.</summary>
    public long MultiplyAdds { get; } = Blocks.Total(b => b.MultiplyAdds);

    /// <summary>Gets the elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Blocks.Total(b => b.Activations);

    /// <summary>Returns the name, the operator, the shape of the first input and the shape of the main result.</summary>
    public override string ToString() => $"{Name}: {Description}, {Input} to {Output}";
}

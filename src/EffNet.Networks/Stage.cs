namespace EffNet.Networks;

/// <summary>One row of the paper's Table 1, scaled.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Member">Its name in C#.</param>
/// <param name="Operator">The language's word for its operator.</param>
/// <param name="Description">Its operator as the paper prints it: <c>MBConv6, k3x3</c>.</param>
/// <param name="Path">Where torchvision keeps it: <c>features.2</c>; empty where it is no module there and its blocks are the network's own.</param>
/// <param name="Channels">Output channels, before any pooling.</param>
/// <param name="Depth">How often its operator repeats; the paper's "#Layers".</param>
/// <param name="Stride">The factor by which it shrinks its input's height and width.</param>
/// <param name="Blocks">Its blocks in order of execution.</param>
public sealed record Stage(
    string Name, string Member, string Operator, string Description, string Path, int Channels, int Depth, int Stride, EquatableArray<Block> Blocks)
{
    /// <summary>Its blocks in order of execution. Read-only: the sums below are computed once from it, and a <c>with</c> expression would copy the old ones.</summary>
    public EquatableArray<Block> Blocks { get; } = Blocks;

    /// <summary>Shape of what it reads.</summary>
    public Shape Input => Blocks[0].Input;

    /// <summary>Shape of what it yields.</summary>
    public Shape Output => Blocks[Blocks.Count - 1].Output;

    /// <summary>Learned numbers.</summary>
    public long Parameters { get; } = Blocks.Sum(b => b.Parameters);

    /// <summary>Multiply-adds for one image.</summary>
    public long MultiplyAdds { get; } = Blocks.Sum(b => b.MultiplyAdds);

    /// <summary>Elements of the outputs of all convolutions and linear layers for one image.</summary>
    public long Activations { get; } = Blocks.Sum(b => b.Activations);
}

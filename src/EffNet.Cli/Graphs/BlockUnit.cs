using EffNet.Cli.Layers;
using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>What a picture of a block draws as one box or circle: a node, and the nodes after it that only change its result.</summary>
/// <param name="Node">The node.</param>
/// <param name="Followers">Norms, activations and dropouts that alone read what comes before them.</param>
/// <param name="Inputs">The units that it reads, by their numbers; <see cref="BlockInput"/> for what the block reads.</param>
internal sealed record BlockUnit(Node Node, IReadOnlyList<Node> Followers, IReadOnlyList<int> Inputs)
{
    /// <summary>The number of what the block reads, in place of a unit's.</summary>
    public const int BlockInput = -1;

    /// <summary>Gets the shape of what it computes in the end.</summary>
    public Shape Output => Followers is [.., var last] ? last.Output : Node.Output;

    /// <summary>Gets its operation in a few words.</summary>
    public string Operation => Node.Operation.Accept(LayerWords.Instance);

    /// <summary>Gets what follows its operation, in a few words; empty if nothing does.</summary>
    public string Suffix => string.Join(", ", Followers.Select(f => f.Operation.Accept(LayerWords.Instance)));

    /// <summary>Gets the number of its parameters.</summary>
    public long Parameters => Node.Parameters + Followers.Sum(f => f.Parameters);

    /// <summary>Gets whether it joins values, and is drawn as a circle.</summary>
    public bool IsJoin => Node.Operation is Add or Multiply;

    /// <summary>Gets what two units have in common where blocks are wired alike: the kind of operation, without channels, sizes of windows and strides.</summary>
    public string Wiring => $"{KindOf(Node.Operation)}({string.Join(',', Inputs)}) {Suffix}";

    private static string KindOf(Operation operation) => operation switch
    {
        Convolution { IsPointwise: true } => "pointwise",
        Convolution { Groups: 1 } => "full",
        Convolution { Groups: > 1 } convolution when convolution.Groups == convolution.InputChannels => "depthwise",
        _ => operation.GetType().Name,
    };
}

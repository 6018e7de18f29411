using EffNet.Cli.Layers;
using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>A unit of a block, which is drawn as one box or circle: a node, and the nodes after it that only change its result.</summary>
/// <param name="Node">The node.</param>
/// <param name="Followers">The norms, activations and dropouts after the node. Each is the only reader of the value before it.</param>
/// <param name="Inputs">The numbers of the units that the unit reads; <see cref="BlockInput"/> for the block's input.</param>
internal sealed record BlockUnit(Node Node, IReadOnlyList<Node> Followers, IReadOnlyList<int> Inputs)
{
    /// <summary>The number that represents the block's input instead of a unit.</summary>
    public const int BlockInput = -1;

    /// <summary>Gets the shape of the result.</summary>
    public Shape Output => Followers is [.., var last] ? last.Output : Node.Output;

    /// <summary>Gets a short description of the operation.</summary>
    public string Operation => Node.Operation.Accept(LayerWords.Instance);

    /// <summary>Gets a short description of the followers; empty if there are none.</summary>
    public string Suffix => string.Join(", ", Followers.Select(f => f.Operation.Accept(LayerWords.Instance)));

    /// <summary>Gets the number of parameters.</summary>
    public long Parameters => Node.Parameters + Followers.Sum(f => f.Parameters);

    /// <summary>Gets a value that indicates whether the unit combines values. Such units are drawn as circles.</summary>
    public bool IsJoin => Node.Operation is Add or Multiply;

    /// <summary>Gets a text that is equal for units with the same wiring: the kind of operation, without channels, kernel sizes and strides.</summary>
    public string Wiring => $"{KindOf(Node.Operation)}({string.Join(',', Inputs)}) {Suffix}";

    private static string KindOf(Operation operation) => operation switch
    {
        Convolution { IsPointwise: true } => "pointwise",
        Convolution { Groups: 1 } => "full",
        Convolution { Groups: > 1 } convolution when convolution.Groups == convolution.InputChannels => "depthwise",
        _ => operation.GetType().Name,
    };
}

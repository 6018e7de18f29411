using EffNet.Cli.Layers;
using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>A node that is drawn as one box or circle, with the nodes after it that only change its result.</summary>
/// <param name="Node">The node.</param>
/// <param name="Followers">The norms, activations and dropouts after it, each of which is the only reader of the one before it.</param>
/// <param name="Inputs">The numbers of the units that it reads; <see cref="BlockInput"/> for the block's input.</param>
internal sealed record BlockUnit(Node Node, IReadOnlyList<Node> Followers, IReadOnlyList<int> Inputs)
{
    /// <summary>The number that represents the block's input instead of a unit.</summary>
    public const int BlockInput = -1;

    /// <summary>Gets the shape of its final result.</summary>
    public Shape Output => Followers is [.., var last] ? last.Output : Node.Output;

    /// <summary>Gets its operation in a few words.</summary>
    public string Operation => Node.Operation.Accept(LayerWords.Instance);

    /// <summary>Gets a short description of the nodes after its operation; empty if there are none.</summary>
    public string Suffix => string.Join(", ", Followers.Select(f => f.Operation.Accept(LayerWords.Instance)));

    /// <summary>Gets the number of its parameters.</summary>
    public long Parameters => Node.Parameters + Followers.Sum(f => f.Parameters);

    /// <summary>Gets a value that indicates whether it combines values and is drawn as a circle.</summary>
    public bool IsJoin => Node.Operation is Add or Multiply;

    /// <summary>Gets the text that is equal for units with the same wiring: the kind of operation, without channels, sizes of windows and strides.</summary>
    public string Wiring => $"{KindOf(Node.Operation)}({string.Join(',', Inputs)}) {Suffix}";

    private static string KindOf(Operation operation) => operation switch
    {
        Convolution { IsPointwise: true } => "pointwise",
        Convolution { Groups: 1 } => "full",
        Convolution { Groups: > 1 } convolution when convolution.Groups == convolution.InputChannels => "depthwise",
        _ => operation.GetType().Name,
    };
}

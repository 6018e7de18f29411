using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>A step of a network in PyTorch: a node, with the neighboring nodes that are computed together with it.</summary>
/// <param name="Node">The node, which determines the path and the operation.</param>
/// <param name="Block">The path of the module of the block that contains the node; empty if the block is not a separate module.</param>
/// <param name="Inputs">The numbers of the input values.</param>
/// <param name="Outputs">The numbers of the output values.</param>
/// <param name="Pad">The border that is added to the input; <see langword="null"/> if there is none, or if the operation adds its own border.</param>
/// <param name="Norm">The batch norm that is folded into the node; <see langword="null"/> if there is none.</param>
internal sealed record ModuleLayer(Node Node, string Block, IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs, SamePad? Pad, Node? Norm)
{
    /// <summary>Gets the path of the module; <see langword="null"/> for arithmetic.</summary>
    public string? Path => Node.Path;

    /// <summary>Gets the operation.</summary>
    public Operation Operation => Node.Operation;
}

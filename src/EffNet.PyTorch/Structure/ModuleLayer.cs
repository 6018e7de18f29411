using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>A step of a network as PyTorch runs it: a node, together with neighbors that are computed as one with it.</summary>
/// <param name="Node">The node, which gives the step its path and operation.</param>
/// <param name="Block">The path of the module of the block that it is in; empty if it is in the network's own.</param>
/// <param name="Inputs">The numbers of the values that it reads.</param>
/// <param name="Outputs">The numbers of the values that it computes.</param>
/// <param name="Pad">The border that is added to what it reads; <see langword="null"/> if the operation has its own or none.</param>
/// <param name="Norm">The batch norm that is folded into it; <see langword="null"/> if none is.</param>
internal sealed record ModuleLayer(Node Node, string Block, IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs, SamePad? Pad, Node? Norm)
{
    /// <summary>Gets the path of its module; <see langword="null"/> for arithmetic.</summary>
    public string? Path => Node.Path;

    /// <summary>Gets what it computes.</summary>
    public Operation Operation => Node.Operation;
}

using EffNet.Networks;

namespace EffNet.Cli.Comparison;

/// <summary>A description of a layer that does not change when a network is scaled.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Inputs">The layers that it reads.</param>
/// <param name="Module">
/// The path in the tree of modules; empty for a layer without a module, and for a layer with weights, because entries of the state_dict are compared separately.
/// </param>
internal sealed record LayerTrait(string Operation, string Inputs, string Module)
{
    /// <summary>Describes <paramref name="node"/> of <paramref name="block"/>.</summary>
    public static LayerTrait Of(Node node, Block block) => new(
        node.Operation.Accept(OperationWords.Instance),
        string.Join(" and ", node.Inputs.Select(value => Describe(value, block))),
        node.Path is null || node.Operation.State.Count > 0
            ? string.Empty
            : $"module {block.RelativePathOf(node)} of {(block.Path.Length == 0 ? "the network" : block.Path)}");

    /// <summary>Returns the differences between two layers as pairs of texts; <see langword="null"/> for a layer that does not exist.</summary>
    public static IEnumerable<(string? Before, string? After)> Between(LayerTrait? before, LayerTrait? after)
    {
        if (before?.Operation != after?.Operation)
            yield return (before?.Operation, after?.Operation);
        if (before is null || after is null)
            yield break;
        if (before.Inputs != after.Inputs)
            yield return ($"reads {before.Inputs}", $"reads {after.Inputs}");
        if (before.Module != after.Module)
            yield return ("old module path", "new module path");
    }

    private static string Describe(Value value, Block block) => block.Nodes.FirstOrDefault(n => n.Outputs.Contains(value)) is { } node
        ? node.Name
        : value == block.Nodes[0].Inputs[0] ? "the block's input" : "the result of another block";
}

using EffNet.Networks;

namespace EffNet.Tests.Interpretation;

/// <summary>Creates copies of a network in which some nodes are changed, so that the mistake is known.</summary>
internal static class EditedNetwork
{
    /// <summary>Returns a network in which every node is replaced by the result of <paramref name="edit"/> for the node and its full path.</summary>
    public static Network Edit(this Network network, Func<Node, string, Node> edit) =>
        network.EditBlocks(block => block.WithNodes(block.Nodes.Select(node => edit(node, PathOf(block, node)))), network.Outputs);

    /// <summary>Returns a network without the linear layer and the dropout before it, as for 0 classes.</summary>
    public static Network WithoutClassifier(this Network network)
    {
        var features = network.Nodes.Last(node => node.Operation is not (Linear or Dropout)).Outputs[0];
        return network.EditBlocks(
            block => block.WithNodes(block.Nodes.Where(node => node.Operation is not (Linear or Dropout))), EquatableArray.Of(new NamedValue("features", features)));
    }

    /// <summary>Arithmetic nodes have no path, so their name contains the path of the block.</summary>
    private static string PathOf(Block block, Node node) => node.Path ?? $"{block.Path}.{node.Name}";

    private static Block WithNodes(this Block block, IEnumerable<Node> nodes) => new(block.Name, block.Path, block.StandsAlone, nodes.ToEquatableArray());

    private static Network EditBlocks(this Network network, Func<Block, Block> edit, EquatableArray<NamedValue> outputs) =>
        new(network.Input, network.ClassCount, network.Initialization, network.Stages.Select(stage => stage.EditBlocks(edit)).ToEquatableArray(), outputs);

    private static Stage EditBlocks(this Stage stage, Func<Block, Block> edit) => new(
        stage.Name, stage.Member, stage.Operator, stage.Description, stage.Path, stage.Channels, stage.Depth, stage.Stride,
        stage.Blocks.Select(edit).ToEquatableArray());
}

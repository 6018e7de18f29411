using EffNet.Networks;

namespace EffNet.Cli.Graphs;

/// <summary>The root of <c>effnet graph --json</c>: the content of the image.</summary>
/// <param name="Type">The network's C# type.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
/// <param name="Stages">The stages of the network in order of execution.</param>
/// <param name="Blocks">Each kind of block once, in the order in which the kinds first occur.</param>
internal sealed record GraphDescription(string Type, long Parameters, long Flops, IReadOnlyList<GraphStage> Stages, IReadOnlyList<GraphBlock> Blocks)
{
    /// <summary>Describes a network.</summary>
    public static GraphDescription Of(string type, Network network)
    {
        var blocks = BlockWirings.Of(network);
        return new GraphDescription(type, network.Parameters, network.MultiplyAdds, [.. blocks.Stages.Select(GraphStage.Of)], [.. blocks.All.Select(GraphBlock.Of)]);
    }
}

/// <summary>One stage.</summary>
/// <param name="Name">The name of the stage in the file.</param>
/// <param name="Description">The operator of the stage as the paper prints it.</param>
/// <param name="Output">The shape of the result: channels, height and width, or features.</param>
/// <param name="Parameters">Parameter count.</param>
/// <param name="Flops">Multiply-adds for one image.</param>
/// <param name="Blocks">The letters of the blocks, with equal neighbors as one run.</param>
internal sealed record GraphStage(string Name, string Description, string Output, long Parameters, long Flops, IReadOnlyList<BlockRun> Blocks)
{
    /// <summary>Describes a stage.</summary>
    public static GraphStage Of(StageBlocks item) =>
        new(item.Stage.Name, item.Stage.Description, item.Stage.Output.ToString(), item.Stage.Parameters, item.Stage.MultiplyAdds, item.Runs);
}

/// <summary>A kind of block.</summary>
/// <param name="Letter">The letter that identifies the kind.</param>
/// <param name="Operator">The name of the operator in the language.</param>
/// <param name="Example">The C# name of the first block. The layers and shapes describe this block.</param>
/// <param name="Count">The number of blocks of the network with this wiring.</param>
/// <param name="Input">The shape of the input of the first block.</param>
/// <param name="Output">The shape of the result.</param>
/// <param name="Layers">The layers of the block in order of execution.</param>
internal sealed record GraphBlock(string Letter, string Operator, string Example, int Count, string Input, string Output, IReadOnlyList<GraphLayer> Layers)
{
    /// <summary>Describes a kind of block.</summary>
    public static GraphBlock Of(BlockWiring kind) => new(
        kind.Letter, kind.Stage.Operator, kind.Example, kind.Count, kind.Block.Input.ToString(), kind.Block.Output.ToString(), [.. kind.Units.Units.Select(GraphLayer.Of)]);
}

/// <summary>A layer of a block, with the operations directly after it.</summary>
/// <param name="Operation">The operation of the layer in a few words.</param>
/// <param name="Then">A short description of the norms, activations and dropouts after the layer; empty if there are none.</param>
/// <param name="Inputs">The layers that the layer reads, as indices into the list of layers; -1 is the input of the block.</param>
/// <param name="Output">The shape of the result.</param>
internal sealed record GraphLayer(string Operation, string Then, IReadOnlyList<int> Inputs, string Output)
{
    /// <summary>Describes a unit.</summary>
    public static GraphLayer Of(BlockUnit unit) => new(unit.Operation, unit.Suffix, unit.Inputs, unit.Output.ToString());
}

using EffNet.Networks;

namespace EffNet.Testing;

/// <summary>Networks that the language cannot express yet: branches, dense connections, rectangular kernels and maps.</summary>
internal static class SketchedGraphs
{
    private static readonly Dictionary<string, Func<Network>> s_graphs = new(StringComparer.Ordinal)
    {
        ["branches of a split, concatenated"] = () => OneBlock(Shape.Square(3, 16), (graph, x) =>
        {
            var parts = graph.AddAll("Split", new Split(EquatableArray.Of(3, 5)), x);
            var left = graph.ConvNorm("Left", parts[0], 4, new Extent(1, 3), new Extent(0, 1));
            var right = graph.ConvNorm("Right", parts[1], 6, new Extent(3, 1), new Extent(1, 0));
            return graph.Add("Joined", new Concat(), right, left, parts[0]);
        }),
        ["a part of a split that nothing reads"] = () => OneBlock(Shape.Square(3, 16), (graph, x) =>
            graph.Activate("Used", graph.AddAll("Split", new Split(EquatableArray.Of(3, 5)), x)[1])),
        ["rectangular kernels, strides and maps"] = () => OneBlock(new Shape(3, 12, 20), (graph, x) =>
        {
            var pooled = graph.Module("Max", new MaxPool(new Extent(3, 2), new Extent(1, 2), IsPadded: false), x);
            var padded = graph.Add("Padded", new SamePad(new Extent(3, 5), new Extent(2, 1)), pooled);
            var convolved = graph.Module("Wide", new Convolution(8, 8, new Extent(3, 5), new Extent(2, 1), 8, default, Bias: true), padded);
            var mean = graph.Module("Means", new AveragePool(new Extent(3, 2), new Extent(1, 2), IsSame: true), convolved);
            return graph.Module("Average", new AveragePool(new Extent(3, 5), new Extent(2, 1), IsSame: false), mean);
        }),
        ["blocks that read earlier blocks"] = () => OneStage(graph =>
        {
            var first = graph.Block("Block1", graph.Stem, x => graph.ConvNorm("Grow", x, 4));
            var second = graph.Block("Block2", first, x => graph.ConvNorm("Grow", graph.Add("Both", new Concat(), graph.Stem, x), 4));
            return graph.Block("Block3", second, x => graph.ConvNorm("Grow", graph.Add("All", new Concat(), graph.Stem, first, x), 4));
        }),
        ["a block with two results"] = () => OneStage(TwoResults),
        ["a stage that reads an earlier stage, and one with two results"] = () =>
        {
            var graph = new GraphSketch(Shape.Square(3, 16));
            graph.BeginStage("Down");
            var early = default(Value);
            var down = graph.Block("Block1", graph.Stem, x => graph.Activate("Late", early = graph.ConvNorm("Early", x, 8)));
            graph.EndStage();
            graph.BeginStage("Up");
            var up = graph.Block("Block1", down, x => graph.Add("Skip", new Concat(), graph.ConvNorm("Conv", x, 4), graph.Stem, early));
            graph.EndStage();
            return graph.Finish(up);
        },
        ["two rates of stochastic depth in a block"] = () => OneStage(graph =>
            graph.Block("Block2", graph.Block("Block1", graph.Stem, x => TwoBranches(graph, x, 0.1)), x => TwoBranches(graph, x, 0.3))),
        ["a border that a convolution and an activation read"] = () => OneBlock(new Shape(3, 15, 18), (graph, x) =>
        {
            var padded = graph.Add("Padded", new SamePad(Extent.Square(3), Extent.Square(2)), x);
            var convolved = graph.Module("Conv", new Convolution(8, 8, Extent.Square(3), Extent.Square(2), 1, default, Bias: false), padded);
            var pooled = graph.Module("Max", new MaxPool(Extent.Square(3), Extent.Square(2), IsPadded: true), graph.Activate("Active", padded));
            return graph.Add("Joined", new Concat(), convolved, pooled);
        }),
        ["a linear layer before the classifier's"] = () => new GraphSketch(Shape.Square(3, 16)) is var graph ? graph.Finish(graph.Stem, hidden: 12) : null!,
    };

    /// <summary>Gets functions that create the networks, by name.</summary>
    public static IReadOnlyDictionary<string, Func<Network>> All => s_graphs;

    /// <summary>Gets the names of all networks.</summary>
    public static IEnumerable<string> Names => s_graphs.Keys;

    /// <summary>Creates a network.</summary>
    /// <param name="name">Its name.</param>
    public static Network Make(string name) => s_graphs[name]();

    private static Network OneBlock(Shape image, Func<GraphSketch, Value, Value> body)
    {
        var graph = new GraphSketch(image);
        graph.BeginStage("Body");
        var result = graph.Block("Block1", graph.Stem, x => body(graph, x));
        graph.EndStage();
        return graph.Finish(result);
    }

    private static Network OneStage(Func<GraphSketch, Value> body)
    {
        var graph = new GraphSketch(Shape.Square(3, 16));
        graph.BeginStage("Body");
        var result = body(graph);
        graph.EndStage();
        return graph.Finish(result);
    }

    private static Value TwoResults(GraphSketch graph)
    {
        var early = default(Value);
        var late = graph.Block("Block1", graph.Stem, x => graph.Activate("Late", early = graph.ConvNorm("Early", x, 8)));
        return graph.Block("Block2", late, x => graph.Add("Sum", new Add(), x, early));
    }

    private static Value TwoBranches(GraphSketch graph, Value input, double rate)
    {
        var first = graph.Module("FirstDrop", new EffNet.Networks.StochasticDepth(rate), graph.ConvNorm("First", input, 8));
        var second = graph.Module("SecondDrop", new EffNet.Networks.StochasticDepth(2 * rate), graph.ConvNorm("Second", input, 8));
        return graph.Add("Sum", new Add(), graph.Add("Partial", new Add(), first, second), input);
    }
}

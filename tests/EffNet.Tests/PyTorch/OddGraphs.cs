using EffNet.Networks;

namespace EffNet.Tests.PyTorch;

/// <summary>Graphs whose modules do not run in the order in which their paths nest them.</summary>
internal static class OddGraphs
{
    private static readonly BatchNormConstants s_constants = new(1e-3, 0.2);

    /// <summary>Gets functions that create the graphs, by a description of each graph.</summary>
    public static IReadOnlyDictionary<string, Func<Network>> All { get; } = new Dictionary<string, Func<Network>>(StringComparer.Ordinal)
    {
        ["modules whose layers take turns"] = () => Build((graph, x) =>
        {
            var left = Convolve(graph, "left.conv", x);
            var right = Convolve(graph, "right.conv", x);
            left = graph.Add("LeftNorm", "left.bn", new BatchNorm(4, s_constants), left);
            right = graph.Add("RightNorm", "right.bn", new BatchNorm(4, s_constants), right);
            return graph.Add("Sum", null, new Add(), left, right);
        }),
        ["a layer with layers below it"] = () => Build((graph, x) => Convolve(graph, "conv.1", Convolve(graph, "conv.inner.0", Convolve(graph, "conv", x)))),
        ["numbers out of order"] = () => Build((graph, x) =>
            graph.Add("Sum", null, new Add(), Convolve(graph, "body.0", x), Convolve(graph, "body.1.0", Convolve(graph, "body.2", x)))),
        ["a border that two layers read"] = () => Build((graph, x) =>
        {
            var padded = graph.Add("Padded", null, new SamePad(Extent.Square(3), Extent.Square(2)), x);
            var first = graph.Add("First", "first", new Convolution(3, 4, Extent.Square(3), Extent.Square(2), 1, default, Bias: true), padded);
            var second = graph.Add("Second", "second", new Convolution(3, 4, Extent.Square(3), Extent.Square(2), 1, default, Bias: false), padded);
            return graph.Add("Sum", null, new Add(), first, second);
        }),
        ["a border of zeros before a max pooling"] = () => Build((graph, x) =>
        {
            var negative = Convolve(graph, "conv", x);
            var padded = graph.Add("Padded", null, new SamePad(Extent.Square(3), Extent.Square(2)), negative);
            return graph.Add("Pool", "pool", new MaxPool(Extent.Square(3), Extent.Square(2), IsPadded: true), padded);
        }),
        ["a border of negative infinity before a max pooling"] = () => Build((graph, x) =>
        {
            var padded = graph.Add("Padded", null, new SamePad(Extent.Square(3), Extent.Square(2), Lowest: true), Convolve(graph, "conv", x));
            return graph.Add("Pool", "pool", new MaxPool(Extent.Square(3), Extent.Square(2), IsPadded: true), padded);
        }),
        ["a batch norm that follows no convolution"] = () => Build((graph, x) =>
        {
            var normed = graph.Add("Norm", "norm", new BatchNorm(3, s_constants), x);
            return graph.Add("Both", null, new Concat(), normed, Convolve(graph, "conv", graph.Add("Again", "again", new BatchNorm(3, s_constants), normed)));
        }),
        ["a convolution that a batch norm and another layer read"] = () => Build((graph, x) =>
        {
            var convolved = graph.Add("Conv", "block.conv", new Convolution(3, 4, Extent.Square(3), Extent.One, 1, Extent.One, Bias: false), x);
            var normed = graph.Add("Norm", "block.bn", new BatchNorm(4, s_constants), convolved);
            return graph.Add("Sum", null, new Add(), convolved, normed);
        }),
        ["a gate at the end of its block"] = () => Build((graph, x) =>
        {
            var maps = Convolve(graph, "conv", x);
            var means = graph.Add("Means", "gate.pool", new GlobalAveragePool(), maps);
            var gate = graph.Add("Gate", "gate.fc", new Convolution(4, 4, Extent.One, Extent.One, 1, default, Bias: true), means);
            return graph.Add("Gated", null, new Multiply(), maps, gate);
        }),
        ["a split of one part, and a sum of a value with itself"] = () => Build((graph, x) =>
        {
            var part = graph.AddAll("Parts", null, new Split(EquatableArray.Of(3)), Convolve(graph, "conv", x, 3))[0];
            return graph.Add("Sum", null, new Add(), part, part);
        }),
        ["two heads of one form"] = () => Build((graph, x) => graph.Add("Sum", null, new Add(), Head(graph, "first", x), Head(graph, "second", x))),
        ["layers that nothing reads"] = () => Build((graph, x) =>
        {
            graph.Add("Dead", "dead.act", new Activation(ActivationFunction.All[0]), Convolve(graph, "dead.conv", x));
            return Convolve(graph, "alive", x);
        }),
    };

    private static Network Build(Func<GraphBuilder, Value, Value> body)
    {
        var graph = new GraphBuilder(Shape.Square(3, 11));
        var maps = body(graph, graph.Image);
        var features = maps.Shape.IsVector ? maps : graph.Add("Flat", null, new Flatten(), graph.Add("Pool", "last", new GlobalAveragePool(), maps));
        graph.Add("Linear", "fc", new Linear(features.Shape.Channels, 5), features);
        graph.EndBlock("Body", string.Empty, standsAlone: true);
        graph.EndStage(blocks => new Stage("body", "Body", "test", "Test", string.Empty, 5, 1, 1, blocks));
        return graph.Build(5, Initialization.ResNet);
    }

    private static Value Head(GraphBuilder graph, string path, Value maps)
    {
        var features = graph.Add("Flat", null, new Flatten(), graph.Add("Pool", $"{path}.0", new GlobalAveragePool(), maps));
        return graph.Add("Linear", $"{path}.1", new Linear(features.Shape.Channels, 6), graph.Add("Act", $"{path}.act", new Activation(ActivationFunction.All[0]), features));
    }

    private static Value Convolve(GraphBuilder graph, string path, Value input, int channels = 4) => graph.Add(
        path.Replace(".", string.Empty, StringComparison.Ordinal),
        path,
        new Convolution(input.Shape.Channels, channels, Extent.Square(3), Extent.One, 1, Extent.One, Bias: true),
        input);
}

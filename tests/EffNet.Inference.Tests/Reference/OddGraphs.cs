using EffNet.Language;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Inference.Tests.Reference;

/// <summary>
/// Networks with layer combinations that no shipped network has: no dense convolution at the beginning, and values with borders that layers without a window also read.
/// </summary>
internal static class OddGraphs
{
    private static readonly Dictionary<string, Func<Network>> s_graphs = new(StringComparer.Ordinal)
    {
        ["a depthwise convolution of the image"] = () => Compile("separable(kernel: 3, stride: 1, channels: 16, layers: 1)"),
        ["a depthwise convolution of the image, strided"] = () => Compile("separable(kernel: 5, stride: 2, channels: 16, layers: 2)"),
        ["a block without expansion of the image"] = () => Compile("mbconv(kernel: 5, stride: 1, expand: 1, channels: 8, layers: 1)"),
        ["a mean that a window reads"] = () => OneBlock((graph, x) =>
        {
            var maps = graph.Module("Depthwise", Depthwise(8), x);
            var mean = graph.Module("Mean", new GlobalAveragePool(), maps);
            return graph.Module("Window", Dense(8, 6), mean);
        }),
        ["a gate that a window reads"] = () => OneBlock((graph, x) =>
        {
            var gate = graph.Activate("Gate", graph.Module("Mean", new GlobalAveragePool(), x));
            var window = graph.Module("Window", Dense(8, 8), gate);
            var gated = graph.Add("Gated", new Multiply(), x, gate);
            var convolved = graph.Module("Point", new Convolution(8, 8, Extent.One, Extent.One, 1, default, Bias: true), gated);
            return graph.Add("Scaled", new Multiply(), convolved, window);
        }),
        ["something between an expansion and its depthwise convolution"] = () => OneBlock((graph, x) =>
        {
            var expanded = graph.Module("Expand", new Convolution(8, 40, Extent.One, Extent.One, 1, default, Bias: true), x);
            var other = graph.Module("Other", Dense(8, 40), x);
            return graph.Add("Both", new Add(), graph.Module("Depthwise", Depthwise(40), expanded), other);
        }),
        ["a gated image"] = () =>
        {
            var builder = new GraphBuilder(new Shape(300, 6, 5));
            var mean = builder.Add("Mean", "stem.mean", new GlobalAveragePool(), builder.Image);
            var gated = builder.Add("Gated", null, new Multiply(), builder.Image, mean);
            var point = builder.Add("Point", "stem.point", new Convolution(300, 20, Extent.One, Extent.One, 1, default, Bias: true), gated);
            return Finish(builder, point);
        },
    };

    /// <summary>Gets the names of the networks.</summary>
    public static IEnumerable<string> Names => s_graphs.Keys;

    /// <summary>Creates a network.</summary>
    /// <param name="name">Its name.</param>
    public static Network Make(string name) => s_graphs[name]();

    /// <summary>Compiles a network of one stage and a head.</summary>
    private static Network Compile(string stage) => ModelCompiler.Compile($$"""
        effnet 1;
        profile p { padding: symmetric; }
        public family Odd
        {
            input: image(channels: 3, size: 16); classes: 5; activation: relu; profile: p;
            first: {{stage}};
            top: head(pool: average);
            variant A { phi: 0; }
        }
        """).Model.Families[0].Variants[0].Network!;

    private static Network OneBlock(Func<GraphSketch, Value, Value> body)
    {
        var graph = new GraphSketch(new Shape(3, 11, 14));
        graph.BeginStage("Body");
        var result = graph.Block("Block1", graph.Stem, x => body(graph, x));
        graph.EndStage();
        return graph.Finish(result);
    }

    private static Network Finish(GraphBuilder builder, Value last)
    {
        var pooled = builder.Add("Pool", "stem.pool", new GlobalAveragePool(), last);
        var features = builder.Add("Flat", null, new Flatten(), pooled);
        builder.Add("Linear", "stem.linear", new Linear(20, 5), features);
        builder.EndBlock("Stem", "stem", standsAlone: true);
        builder.EndStage(blocks => new Stage("stem", "Stem", "test", "Test", "stem", 5, 1, 1, blocks));
        return builder.Build(5, Initialization.Torchvision);
    }

    private static Convolution Depthwise(int channels) => new(channels, channels, Extent.Square(3), Extent.One, channels, Extent.Square(1), Bias: true);

    private static Convolution Dense(int inputs, int outputs) => new(inputs, outputs, Extent.Square(3), Extent.One, 1, Extent.Square(1), Bias: true);
}

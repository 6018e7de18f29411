using EffNet.Language;
using EffNet.Language.Emit;
using EffNet.Networks;
using EffNet.Networks.Data;
using EffNet.Tests;
using EffNet.Tests.Interpretation;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using Shape = EffNet.Networks.Shape;

namespace EffNet.Generator.Tests;

/// <summary>Networks that no word of the language makes yet: branches, dense connections, rectangular kernels and maps. Generated code of them computes what the interpreter does.</summary>
public sealed class GraphCodeTests
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
        ["a linear layer before the classifier's"] = () => new GraphSketch(Shape.Square(3, 16)) is var graph ? graph.Finish(graph.Stem, hidden: 12) : null!,
    };

    public static TheoryData<string> Graphs => [.. s_graphs.Keys];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Generated_code_computes_what_the_interpreter_does(string name)
    {
        var network = s_graphs[name]();
        using var scope = NewDisposeScope();
        var state = HashedState.Of(network);
        var model = Evaluating(network, network.ClassCount, state);
        var images = Images(network);
        var expected = new Interpreter(network, state).Run(images);

        Agreement.Check(expected, model.call(images));
        using (no_grad())
        {
            Agreement.Check(expected, model.call(images), "the logits without gradients");
            var features = Call(model, "Features", images);
            Agreement.Check(expected, (Tensor)features.GetType().GetProperty("Logits")!.GetValue(features)!, "the features' logits");
            Agreement.Check(new Interpreter(network.With(classCount: 0), state).Run(images), (Tensor)Call(model, "Embed", images), "the embedding");
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Without_classes_the_features_are_the_result(string name)
    {
        using var scope = NewDisposeScope();
        var network = s_graphs[name]().With(classCount: 0);
        var state = HashedState.Of(network);

        Agreement.Check(new Interpreter(network, state).Run(Images(network)), Evaluating(s_graphs[name](), 0, state).call(Images(network)));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_run_leaves_only_its_result(string name)
    {
        var network = s_graphs[name]();
        using var model = Create(network, network.ClassCount);
        model.eval();
        using var images = HashedNumbers.Images(2, network.Input.Channels, network.Input.Height, network.Input.Width);
        using var withoutGradients = no_grad();
        model.call(images).Dispose();
        Call(model, "Embed", images);

        Assert.Equal(1, LiveTensors.LeftBy(() => model.call(images)));
        Assert.Equal(1, LiveTensors.LeftBy(() => Call(model, "Embed", images)));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_graph_is_read_as_it_was_written(string name)
    {
        var network = s_graphs[name]();

        Assert.Equal(network, NetworkData.Read(NetworkData.Write(network)));
        Assert.Equal(network, network.With());
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void State_parameters_and_costs_are_the_models(string name)
    {
        var network = s_graphs[name]();
        using var model = Create(network, network.ClassCount);
        var cost = (NetworkCost)model.GetType().GetMethod("CostFor")!.Invoke(null, [7, 3, 24])!;
        var derived = network.With(7, 3, 24, 24);

        Assert.Equal(network.State.Select(t => (t.Name, string.Join(' ', t.Shape))), model.state_dict().Select(e => (e.Key, string.Join(' ', e.Value.shape))));
        Assert.Equal(network.Parameters, model.parameters().Sum(p => p.numel()));
        Assert.Equal((derived.Parameters, derived.MultiplyAdds), (cost.Parameters, cost.Flops));
        Assert.Equal(network, model.Network);
    }

    [Fact]
    public void A_network_of_several_results_is_refused()
    {
        var network = OneStage(TwoResults);
        var several = new Network(
            network.Input, network.ClassCount, network.Initialization, network.Stages, EquatableArray.Of(network.Outputs[0], new NamedValue("maps", network.Stages[1].Result)));

        Assert.Contains("one output", Assert.Throws<NotSupportedException>(() => Sources(several)).Message, StringComparison.Ordinal);
    }

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

    private static Tensor Images(Network network) => HashedNumbers.Draw("images", 2, network.Input.Channels, network.Input.Height, network.Input.Width);

    private static UnrolledNetwork Evaluating(Network network, int classes, Dictionary<string, Tensor> state)
    {
        var model = Create(network, classes);
        model.to(ScalarType.Float64);
        model.load_state_dict(state);
        model.eval();
        return model;
    }

    private static UnrolledNetwork Create(Network network, int classes)
    {
        var type = Compiler.Load(Sources(network)).GetType("Consumer.NetX")!;
        return (UnrolledNetwork)Activator.CreateInstance(type, [(int)classes, (int)network.Input.Channels, null, null, true])!;
    }

    /// <summary>The code of a family whose variant has <paramref name="network"/> in place of its own.</summary>
    private static string[] Sources(Network network)
    {
        const string Text = """
            effnet 1;
            profile plain { padding: symmetric; norm: batch(eps: 1e-5, momentum: 0.1); }
            family Net {
                input: image(channels: 3, size: 16);
                classes: 5;
                activation: silu;
                profile: plain;
                stem: conv(kernel: 3, stride: 2, channels: 8);
                top: head(pool: average);
                variant X { width: 1; depth: 1; resolution: 16; }
            }
            """;
        var model = ModelCompiler.Compile(Text).Model;
        var family = model.Families.Single();
        var changed = model with { Families = EquatableArray.Of(family with { Variants = family.Variants.Select(v => v with { Network = network }).ToEquatableArray() }) };
        return [.. CSharpEmitter.EmitAll(changed, new EmitOptions("net.effnet", "Consumer")).Select(file => file.Text)];
    }

    private static object Call(UnrolledNetwork model, string method, Tensor images) => model.GetType().GetMethod(method)!.Invoke(model, [images])!;
}

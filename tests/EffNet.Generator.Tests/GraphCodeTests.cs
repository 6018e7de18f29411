using EffNet.Language;
using EffNet.Language.CSharp;
using EffNet.Networks;
using EffNet.Networks.Data;
using EffNet.Testing;
using EffNet.Tests;
using EffNet.Tests.Interpretation;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Generator.Tests;

/// <summary>
/// Networks that the language cannot declare yet: branches, dense connections, rectangular kernels and maps. Their generated code computes the interpreter's results.
/// </summary>
public sealed class GraphCodeTests
{
    public static TheoryData<string> Graphs => [.. SketchedGraphs.Names];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Generated_code_of_a_graph_computes_the_results_of_the_interpreter(string name)
    {
        var network = SketchedGraphs.Make(name);
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
    public void A_generated_network_with_0_classes_returns_the_features(string name)
    {
        using var scope = NewDisposeScope();
        var network = SketchedGraphs.Make(name).With(classCount: 0);
        var state = HashedState.Of(network);

        Agreement.Check(new Interpreter(network, state).Run(Images(network)), Evaluating(SketchedGraphs.Make(name), 0, state).call(Images(network)));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_run_of_generated_code_disposes_all_tensors_except_its_result(string name)
    {
        var network = SketchedGraphs.Make(name);
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
    public void A_graph_that_is_written_as_text_is_read_back_unchanged(string name)
    {
        var network = SketchedGraphs.Make(name);

        Assert.Equal(network, NetworkData.Read(NetworkData.Write(network)));
        Assert.Equal(network, network.With());
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void State_parameters_and_costs_of_a_graph_equal_those_of_its_generated_model(string name)
    {
        var network = SketchedGraphs.Make(name);
        using var model = Create(network, network.ClassCount);
        var cost = (NetworkCost)model.GetType().GetMethod("CostFor")!.Invoke(null, [7, 3, 24])!;
        var derived = network.With(7, 3, 24, 24);

        Assert.Equal(network.State.Select(t => (t.Name, string.Join(' ', t.Shape))), model.state_dict().Select(e => (e.Key, string.Join(' ', e.Value.shape))));
        Assert.Equal(network.Parameters, model.parameters().Sum(p => p.numel()));
        Assert.Equal((derived.Parameters, derived.MultiplyAdds), (cost.Parameters, cost.Flops));
        Assert.Equal(network, model.Network);
    }

    [Fact]
    public void Emitting_a_network_with_several_results_throws()
    {
        var network = SketchedGraphs.Make("a block with two results");
        var several = new Network(
            network.Input, network.ClassCount, network.Initialization, network.Stages, EquatableArray.Of(network.Outputs[0], new NamedValue("maps", network.Stages[1].Result)));

        Assert.Contains("one output", Assert.Throws<NotSupportedException>(() => Sources(several)).Message, StringComparison.Ordinal);
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

    /// <summary>Returns the code of a family whose variant has <paramref name="network"/> instead of its own network.</summary>
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

using EffNet.Networks;
using EffNet.PyTorch;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.PyTorch;

/// <summary>Compares archives for evaluation, run by libtorch, with the generated network and the interpreter.</summary>
public sealed class TorchScriptEvaluationTests
{
    public static IEnumerable<TheoryDataRow<string, int, int, int>> Cases => Sweep.Add<TheoryDataRow<string, int, int, int>>(
    [
        new("EfficientNetB0", 1, 97, 64),
        new("TfEfficientNetB0", 3, 75, 130),
        new("EfficientNetLite0", 1, 65, 96),
        new("MobileNetV1W100", 3, 97, 64),
        new("MobileNetV2W100", 1, 64, 97),
        new("ResNet18", 3, 97, 64),
        new("ReluProbeSymmetric", 3, 64, 51),
        new("ReluProbeSame", 1, 50, 63),
        new("HardSwishProbeSame", 3, 11, 6),
        new("HardSwishProbeSymmetric", 1, 40, 23),
        new("Relu6ProbeSame", 3, 48, 47),
        new("GeluProbeSymmetric", 1, 48, 47),
        new("BasicProbeSymmetric", 3, 48, 48),
        new("BasicProbeDropping", 1, 47, 33),
        new("BottleneckProbeSame", 3, 45, 50),
        new("BottleneckProbeDropping", 1, 47, 33),
        new("FusedProbeSymmetric", 3, 48, 48),
        new("FusedProbeDropping", 1, 47, 33),
        new("SeparableProbeSame", 3, 45, 50),
        new("PoolProbeSymmetric", 3, 150, 131),
        new("PoolProbeSame", 1, 150, 131),
    ],
        [.. Subjects.Published.Select(name => new TheoryDataRow<string, int, int, int>(name, 1, 96, 75))]);

    public static TheoryData<string> Graphs => [.. SketchedGraphs.All.Keys, .. OddGraphs.All.Keys];

    // Double precision, because then libtorch does not choose kernels by the processor.
    [Theory]
    [MemberData(nameof(Cases))]
    public void TorchScript_logits_equal_the_generated_network_in_double_precision(string name, int count, int height, int width) =>
        Compare(name, ScalarType.Float64, HashedNumbers.Draw("images", count, Subjects.Find(name).Network.Input.Channels, height, width));

    [Theory]
    [InlineData("EfficientNetB0", 1, 97, 64)]
    [InlineData("TfEfficientNetB0", 3, 75, 130)]
    public void TorchScript_logits_equal_the_generated_network_in_single_precision(string name, int count, int height, int width) =>
        Compare(name, ScalarType.Float32, HashedNumbers.Images(count, 3, height, width));

    [Theory]
    [MemberData(nameof(Graphs))]
    public void TorchScript_logits_of_every_graph_equal_its_reference_computation(string name)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = Find(name)();
        var state = Exact(CalibratedState.Compute(network));
        var images = HashedNumbers.Draw("images", 2, network.Input.Channels, network.Input.Height, network.Input.Width);
        var expected = new Interpreter(network, state).Run(images);

        foreach (var options in new TorchScriptOptions[] { new(), new() { FoldBatchNorms = false }, new() { Mode = TorchScriptMode.Training } })
        {
            using var scripted = ScriptedNetwork.Load(network, state, options);
            scripted.eval();
            Agreement.Check(expected, scripted.call(images), $"the logits of {options}");
        }
    }

    [Fact]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_zeroed_weights_of_a_layer()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = NetworkCatalog.Find("EfficientNetB0");
        var state = CalibratedState.Of(network);
        var images = HashedNumbers.Images(1, 3, 40, 40);
        var expected = new Interpreter(network, state).Run(images);

        Assert.All(Sweep.Thin(state.Keys.Where(k => state[k].ndim > 1)).Where((_, i) => i % 4 == 0), name =>
        {
            using var scripted = ScriptedNetwork.Load(network, new Dictionary<string, Tensor>(state) { [name] = zeros_like(state[name]) }, new TorchScriptOptions());
            Assert.InRange(Agreement.Distance(expected, scripted.call(images)), 20 * Agreement.Tolerance, double.MaxValue);
        });
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-9)]
    [InlineData(ScalarType.BFloat16, 0.05)]
    [InlineData(ScalarType.Float16, 0.01)]
    public void TorchScript_weights_keep_their_precision(ScalarType type, double tolerance)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find("BasicProbeSymmetric");
        using var model = subject.CreateCalibrated().to(type);
        var images = HashedNumbers.Draw("images", 2, 3, 48, 48);

        using var scripted = ScriptedNetwork.Load(subject.Network, model.ToWeightSource(), new TorchScriptOptions());

        Assert.All(scripted.parameters(), p => Assert.Equal(type, p.dtype));
        scripted.to(ScalarType.Float64);
        Assert.InRange(Agreement.Distance(new Interpreter(subject.Network, CalibratedState.Of(subject.Network)).Run(images), scripted.call(images)), 0, tolerance);
    }

    [Fact]
    public void TorchScript_module_with_folded_norms_has_convolution_biases_and_no_buffers()
    {
        var network = NetworkCatalog.Find("EfficientNetB0");

        using var folded = ScriptedNetwork.Load(network, CalibratedState.Of(network), new TorchScriptOptions());
        using var kept = ScriptedNetwork.Load(network, CalibratedState.Of(network), new TorchScriptOptions { FoldBatchNorms = false });

        Assert.Empty(folded.named_buffers());
        Assert.Contains("features.0.0.bias", folded.named_parameters().Select(p => p.name));
        Assert.Equal(network.State.Select(t => t.Name).Order(), kept.named_parameters().Select(p => p.name).Concat(kept.named_buffers().Select(b => b.name)).Order());
        Assert.All(folded.parameters().Concat(kept.parameters()), p => Assert.False(p.requires_grad));
        Assert.False(folded.training);
    }

    [Fact]
    public void TorchScript_module_with_several_outputs_returns_a_tuple()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        using var directory = new TemporaryDirectory();
        var network = SketchedGraphs.All["a block with two results"]();
        var several = new Network(
            network.Input, network.ClassCount, network.Initialization, network.Stages, EquatableArray.Of(network.Outputs[0], new NamedValue("maps", network.Stages[1].Result)));
        var state = CalibratedState.Compute(network);
        ScriptedNetwork.Export(several, new StateWeights(state), directory.PathOf("several.pt"));
        var images = HashedNumbers.Images(2, 3, 16, 16);
        var interpreter = new Interpreter(network, state);
        var expected = interpreter.Run(images);

        using var scripted = jit.load<Tensor, (Tensor, Tensor)>(directory.PathOf("several.pt"));
        var (logits, maps) = scripted.call(images);

        Agreement.Check(expected, logits);
        Agreement.Check(interpreter.Outputs[network.Stages[1].Name], maps, "the maps");
    }

    [Fact]
    public void TorchScript_module_without_classes_returns_features()
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var network = NetworkCatalog.Find("BasicProbeSymmetric").With(classCount: 0);
        var state = Exact(CalibratedState.Compute(network));
        var images = HashedNumbers.Draw("images", 2, 3, 48, 48);

        using var scripted = ScriptedNetwork.Load(network, state, new TorchScriptOptions());

        Agreement.Check(new Interpreter(network, state).Run(images), scripted.call(images));
    }

    private static void Compare(string name, ScalarType type, Tensor images)
    {
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var subject = Subjects.Find(name);
        using var model = subject.CreateCalibrated().to(type);
        var expected = model.call(images);

        foreach (var folds in new[] { true, false })
        {
            using var scripted = ScriptedNetwork.Load(subject.Network, model.ToWeightSource(), new TorchScriptOptions { FoldBatchNorms = folds });
            Agreement.Check(expected, scripted.call(images), folds ? "the folded archive's logits" : "the logits of the archive with its batch norms");
        }
    }

    private static Dictionary<string, Tensor> Exact(Dictionary<string, Tensor> state) =>
        state.ToDictionary(e => e.Key, e => e.Value.is_floating_point() ? e.Value.to(ScalarType.Float64) : e.Value);

    private static Func<Network> Find(string name) => SketchedGraphs.All.TryGetValue(name, out var graph) ? graph : OddGraphs.All[name];
}

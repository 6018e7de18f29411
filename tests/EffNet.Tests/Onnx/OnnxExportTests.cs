using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Testing;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>Compares exported networks in ONNX Runtime with the interpreter, with calibrated weights.</summary>
public sealed class OnnxExportTests : IDisposable
{
    private const OnnxOutputs Everything = OnnxOutputs.Logits | OnnxOutputs.Probabilities | OnnxOutputs.Embedding | OnnxOutputs.Features;

    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();

    public static IEnumerable<TheoryDataRow<string, int, int, int>> Cases => Sweep.Add<TheoryDataRow<string, int, int, int>>(
    [
        new("EfficientNetB0", 1, 224, 224),
        new("EfficientNetB0", 3, 97, 64),
        new("TfEfficientNetB0", 1, 224, 224),
        new("TfEfficientNetB0", 3, 97, 130),
        new("TfEfficientNetB0", 1, 33, 20),
        new("EfficientNetLite0", 1, 97, 96),
        new("MobileNetV1W100", 1, 97, 64),
        new("MobileNetV2W100", 3, 64, 97),
        new("ResNet18", 3, 97, 64),
        new("ReluProbeSame", 3, 50, 63),
        new("HardSwishProbeSame", 3, 40, 11),
        new("HardSwishProbeSymmetric", 1, 40, 23),
        new("Relu6ProbeSame", 3, 48, 47),
        new("GeluProbeSymmetric", 3, 48, 47),
        new("BasicProbeSame", 3, 45, 50),
        new("BasicProbeDropping", 1, 47, 33),
        new("BottleneckProbeSymmetric", 1, 48, 48),
        new("BottleneckProbeSame", 3, 45, 50),
        new("FusedProbeSymmetric", 1, 48, 48),
        new("FusedProbeSame", 3, 45, 50),
        new("SeparableProbeSymmetric", 1, 48, 48),
        new("SeparableProbeSame", 3, 45, 50),
        new("PoolProbeSymmetric", 3, 150, 131),
        new("PoolProbeSame", 3, 150, 131),
    ],
    [
        .. Subjects.Published.Except(Amplifying).SelectMany(name => new TheoryDataRow<string, int, int, int>[]
        {
            new(name, 1, NetworkCatalog.Find(name).Input.Height, NetworkCatalog.Find(name).Input.Width),
            new(name, 3, 75, 98),
        }),
    ]);

    public static TheoryData<string> Graphs => [.. SketchedGraphs.Names];

    /// <summary>Networks that amplify rounding so much that torch with one thread differs from torch with two threads by more than the tolerance of other networks.</summary>
    private static IEnumerable<string> Amplifying =>
        ["EfficientNetB4", "EfficientNetB5", "EfficientNetB6", "EfficientNetB7", "TfEfficientNetB4", "TfEfficientNetB5", "TfEfficientNetB6", "TfEfficientNetB7"];

    public static TheoryData<string> Large => [.. Sweep.Add(["EfficientNetB4"], Amplifying.Skip(1))];

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Exported_outputs_equal_the_reference_computation_with_and_without_folded_norms(string name, int count, int height, int width)
    {
        var network = NetworkCatalog.Find(name);
        var state = CalibratedState.Of(network);
        var images = HashedNumbers.Images(count, network.Input.Channels, height, width);
        var expected = Expected.Of(network, state, images);

        foreach (var keeps in (bool[])[false, true])
        {
            using var model = ExportedModel.Of(network, state, new OnnxExportOptions { Outputs = Everything, KeepsBatchNorms = keeps });
            expected.Check(model.Run(images));
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Exported_graphs_that_the_language_cannot_express_equal_their_reference_computation(string name)
    {
        var network = SketchedGraphs.Make(name);
        var state = HashedState.Of(network);
        var images = HashedNumbers.Images(3, network.Input.Channels, network.Input.Height, network.Input.Width);
        var expected = Expected.Of(network, state, images);

        foreach (var isFixed in (bool[])[false, true])
        {
            using var model = ExportedModel.Of(network, state, new OnnxExportOptions { Outputs = Everything, HasFixedSize = isFixed });
            expected.Check(model.Run(images));
        }
    }

    [Theory]
    [InlineData("EfficientNetB0", 96, 65)]
    [InlineData("TfEfficientNetB0", 97, 64)]
    [InlineData("PoolProbeSame", 50, 63)]
    public void Exported_model_with_a_fixed_size_computes_the_same_and_rejects_other_sizes(string name, int height, int width)
    {
        var declared = NetworkCatalog.Find(name);
        var network = declared.With(height: height, width: width);
        var state = CalibratedState.Of(declared);
        var images = HashedNumbers.Images(2, 3, height, width);

        using var model = ExportedModel.Of(network, state, new OnnxExportOptions { Outputs = Everything, HasFixedSize = true });

        Expected.Of(network, state, images).Check(model.Run(images));
        Assert.DoesNotContain(model.Proto.Graph.Node, node => node.Attribute.Any(a => a.Name == "auto_pad"));
        Assert.Throws<Microsoft.ML.OnnxRuntime.OnnxRuntimeException>(() => model.Run(HashedNumbers.Images(2, 3, height + 32, width)));
    }

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("ResNet18")]
    public void Tolerance_of_exported_logits_is_narrow_enough_to_detect_zeroed_weights(string name)
    {
        var network = NetworkCatalog.Find(name);
        var state = CalibratedState.Of(network);
        var images = HashedNumbers.Images(1, 3, 64, 64);
        var expected = new Interpreter(network, state).Run(images);

        Assert.All(Sweep.Thin(Sweep.Thin(state.Where(t => t.Value.ndim > 1).Select(t => t.Key))), zeroed =>
        {
            using var model = ExportedModel.Of(network, new Dictionary<string, Tensor>(state) { [zeroed] = zeros_like(state[zeroed]) });
            Assert.InRange(Agreement.Distance(expected, model.Run(images)["logits"]), 20 * Agreement.Tolerance, double.MaxValue);
        });
    }

    /// <summary>The large networks amplify rounding. The tolerance is twice the distance of torch's single precision from double precision on the same images.</summary>
    [Theory]
    [MemberData(nameof(Large), DisableDiscoveryEnumeration = true)]
    public void Exported_large_networks_are_as_accurate_as_torch(string name)
    {
        var subject = Subjects.Find(name);
        var state = CalibratedState.Compute(subject.Network);
        var images = HashedNumbers.Images(1, 3, 128, 128);
        var expected = new Interpreter(subject.Network, state).Run(images);
        using var module = subject.CreateBlank();
        module.load_state_dict(state);
        module.eval();
        var spread = Agreement.Distance(expected, module.call(images));

        using var model = ExportedModel.Of(subject.Network, state);
        var distance = Agreement.Distance(expected, model.Run(images)["logits"]);

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: ONNX Runtime {distance:E1}, torch {spread:E1}");
        Assert.InRange(distance, 0, Math.Max(2 * spread, Agreement.Tolerance));
    }

    [Fact]
    public void Model_exported_in_half_precision_is_close_and_has_half_the_size()
    {
        var network = NetworkCatalog.Find("EfficientNetB0");
        var state = CalibratedState.Of(network);
        var images = HashedNumbers.Images(2, 3, 96, 96);
        var expected = Expected.Of(network, state, images);
        var single = ExportedModel.Export(network, state).Length;

        foreach (var precision in (OnnxPrecision[])[OnnxPrecision.HalfWeights, OnnxPrecision.Half])
        {
            foreach (var keeps in (bool[])[false, true])
            {
                var options = new OnnxExportOptions { Outputs = Everything, Precision = precision, KeepsBatchNorms = keeps };
                using var model = ExportedModel.Of(network, state, options);
                expected.Check(model.Run(images), tolerance: 0.05);
                Assert.InRange(ExportedModel.Export(network, state, options).Length, 0, 0.56 * single);
            }
        }
    }

    [Fact]
    public void Exported_values_and_nodes_have_the_names_of_stages_and_modules()
    {
        var network = NetworkCatalog.Find("EfficientNetB0");
        using var model = ExportedModel.Of(network, CalibratedState.Of(network), new OnnxExportOptions { Outputs = OnnxOutputs.Logits | OnnxOutputs.Features });
        var graph = model.Proto.Graph;

        Assert.Equal(["logits", "stage2", "stage3", "stage4", "stage6", "stage8"], graph.Output.Select(o => o.Name));
        Assert.All(network.Stages.SkipLast(1), stage => Assert.Contains(graph.Node, node => node.Output.Contains(stage.Name)));
        var paths = network.Nodes.Where(n => n.Operation is Convolution or Linear or GlobalAveragePool).Select(n => n.Path);
        Assert.Equal(paths, graph.Node.Where(n => n.OpType is "Conv" or "Gemm" or "GlobalAveragePool").Select(n => n.Name));
        Assert.Equal(graph.Node.Count, graph.Node.Select(n => n.Name).Distinct().Count());
    }

    [Fact]
    public void Exported_model_has_opset_17_and_IR_version_8()
    {
        var network = NetworkCatalog.Find("ResNet18");

        using var model = ExportedModel.Of(network, CalibratedState.Of(network));

        Assert.Equal((17, 8), (model.Proto.OpsetImport.Single().Version, model.Proto.IrVersion));
    }

    [Fact]
    public void Exported_network_without_classes_returns_its_features()
    {
        var network = NetworkCatalog.Find("ResNet18").With(classCount: 0);
        var state = CalibratedState.Of(NetworkCatalog.Find("ResNet18")).Where(t => !t.Key.StartsWith("fc.", StringComparison.Ordinal)).ToDictionary();
        var images = HashedNumbers.Images(2, 3, 64, 64);

        using var model = ExportedModel.Of(network, state, new OnnxExportOptions { Outputs = OnnxOutputs.Logits | OnnxOutputs.Embedding });
        var outputs = model.Run(images);

        Agreement.Check(new Interpreter(network, state).Run(images), outputs["features"]);
        Assert.True(outputs["features"].Equals(outputs["embedding"]));
    }
}

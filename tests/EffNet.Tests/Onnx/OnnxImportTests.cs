using EffNet.Models;
using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Onnx.Protos;
using EffNet.Testing;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using Google.Protobuf;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>Weights that are read back from models.</summary>
public sealed class OnnxImportTests : IDisposable
{
    private readonly IDisposable _noGrad = no_grad();
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Types => [.. Sweep.Add(
        ["EfficientNetB0", "TfEfficientNetB0", "EfficientNetLite0", "MobileNetV1W100", "MobileNetV2W100", "ResNet18", .. Subjects.Probes],
        Subjects.Published)];

    public static TheoryData<string> Graphs => [.. SketchedGraphs.Names];

    public void Dispose()
    {
        _scope.Dispose();
        _noGrad.Dispose();
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Weights_of_a_model_without_folded_norms_are_read_bit_for_bit(string name)
    {
        var network = NetworkCatalog.Find(name);
        var state = CalibratedState.Of(network);

        using var weights = Reopen(network, ExportedModel.Export(network, state, new OnnxExportOptions { KeepsBatchNorms = true }));

        Assert.Empty(weights.Report.FoldedNorms);
        CheckEqual(state, weights);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Import_replaces_folded_norms_by_identities_and_keeps_the_logits(string name)
    {
        var network = NetworkCatalog.Find(name);
        var state = CalibratedState.Of(network);
        var images = HashedNumbers.Images(2, network.Input.Channels, 64, 75);

        using var weights = Reopen(network, ExportedModel.Export(network, state));

        Assert.Equal(
            network.Nodes.Where(n => n.Operation is BatchNorm && network.Plan.MayFold(network.Plan.IndexOf(n) - 1)).Select(n => n.Path!).Order(),
            weights.Report.FoldedNorms.Order());
        var loaded = StateOf(weights);
        Agreement.Check(new Interpreter(network, state).Run(images), new Interpreter(network, loaded).Run(images).to(ScalarType.Float32));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Weights_of_graphs_that_the_language_cannot_express_are_read(string name)
    {
        var network = SketchedGraphs.Make(name);
        var state = HashedState.Of(network);
        foreach (var isFixed in (bool[])[false, true])
        {
            using var weights = Reopen(network, ExportedModel.Export(network, state, new OnnxExportOptions { KeepsBatchNorms = true, HasFixedSize = isFixed }));
            CheckEqual(state, weights);
        }
    }

    [Fact]
    public void Import_does_not_depend_on_node_names_or_the_order_of_operands()
    {
        var network = NetworkCatalog.Find("EfficientNetB0");
        var state = CalibratedState.Of(network);
        var bytes = Change(ExportedModel.Export(network, state, new OnnxExportOptions { KeepsBatchNorms = true }), model =>
        {
            var names = new Dictionary<string, string>();
            foreach (var (index, node) in model.Graph.Node.Index())
            {
                node.Name = $"n{index}";
                if (node.OpType is "Add" or "Mul")
                    (node.Input[0], node.Input[1]) = (node.Input[1], node.Input[0]);
                Rename(node.Input, names);
                Rename(node.Output, names);
            }

            foreach (var tensor in model.Graph.Initializer)
                tensor.Name = names[tensor.Name];
            foreach (var value in model.Graph.Input.Concat(model.Graph.Output))
                value.Name = names[value.Name];
        });

        using var weights = Reopen(network, bytes);

        CheckEqual(state, weights);

        static void Rename(IList<string> values, Dictionary<string, string> names)
        {
            for (var i = 0; i < values.Count; i++)
            {
                if (!names.TryGetValue(values[i], out var name))
                    names.Add(values[i], name = $"v{names.Count}");
                values[i] = name;
            }
        }
    }

    [Fact]
    public void Import_finds_weights_if_Gemm_and_pooling_are_written_as_equivalent_nodes()
    {
        var network = NetworkCatalog.Find("MobileNetV2W100");
        var state = CalibratedState.Of(network);
        var bytes = Change(ExportedModel.Export(network, state, new OnnxExportOptions { KeepsBatchNorms = true }), model =>
        {
            ReplaceGemm(model.Graph);
            ReplacePool(model.Graph);
            AddIdentity(model.Graph);
        });

        using var weights = Reopen(network, bytes);

        CheckEqual(state, weights);
    }

    [Fact]
    public void Add_node_after_a_convolution_is_read_as_its_bias()
    {
        var network = NetworkCatalog.Find("EfficientNetB0");
        var state = CalibratedState.Of(network);
        var exported = ExportedModel.Export(network, state, new OnnxExportOptions());
        var bytes = Change(exported, model =>
        {
            foreach (var node in model.Graph.Node.Where(n => n.OpType == "Conv").ToList())
                AddBiasByNode(model.Graph, node);
        });

        using var whole = Reopen(network, exported);
        using var weights = Reopen(network, bytes);

        Assert.DoesNotContain(ModelProto.Parser.ParseFrom(bytes).Graph.Node, n => n.OpType == "Conv" && n.Input.Count == 3);
        Assert.All(whole.Tensors, t => Assert.Equal(whole.ReadSingles(t), weights.ReadSingles(weights.Find(t.Name))));
    }

    [Theory]
    [InlineData(OnnxPrecision.Half)]
    [InlineData(OnnxPrecision.HalfWeights)]
    public void Weights_in_half_precision_are_read_from_a_model(OnnxPrecision precision)
    {
        var network = NetworkCatalog.Find("ResNet18");
        var state = CalibratedState.Of(network);

        using var weights = Reopen(network, ExportedModel.Export(network, state, new OnnxExportOptions { Precision = precision, KeepsBatchNorms = true }));

        Assert.All(weights.Tensors, t => Assert.Equal("Float16", t.Type.Name));
        Assert.All(state.Where(t => t.Value.is_floating_point()), t =>
            Assert.Equal(t.Value.to(ScalarType.Float16).to(ScalarType.Float32).data<float>().ToArray(), weights.ReadSingles(weights.Find(t.Key))));
    }

    [Fact]
    public void Network_with_the_weights_of_a_model_computes_the_same()
    {
        using var source = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        using var stream = new MemoryStream();
        ExportedModel.Write(source, stream, new OnnxExportOptions { Outputs = OnnxOutputs.Probabilities });
        using var target = new EfficientNetB0(initialize: false);
        target.eval();
        var images = HashedNumbers.Images(2, 3, 64, 96);

        stream.Position = 0;
        var report = target.LoadWeights(stream);

        Assert.Equal(WeightFormat.Onnx, report.Format);
        Assert.Equal(49, report.FoldedNorms.Count);
        Assert.Equal(report.FoldedNorms, target.FoldedNorms);
        Agreement.Check(source.call(images).to(ScalarType.Float64), target.call(images));
    }

    [Theory]
    [InlineData(WeightFormat.Safetensors)]
    [InlineData(WeightFormat.PyTorch)]
    [InlineData(WeightFormat.TorchSharp)]
    public void Saved_weights_list_the_norms_that_were_folded(WeightFormat format)
    {
        using var source = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated();
        using var stream = new MemoryStream();
        ExportedModel.Write(source, stream);
        using var model = EfficientNetB0.Load(Rewound(stream));
        using var saved = new MemoryStream();
        model.SaveWeights(saved, format);

        using var again = EfficientNetB0.Load(Rewound(saved));

        Assert.Equal(49, again.FoldedNorms.Count);
        Assert.Equal(model.FoldedNorms.Order(), again.FoldedNorms.Order());
    }

    [Fact]
    public void Training_throws_until_the_statistics_of_folded_norms_are_estimated()
    {
        using var source = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated(5);
        using var stream = new MemoryStream();
        ExportedModel.Write(source, stream);
        stream.Position = 0;
        using var model = EfficientNetB0.Load(stream);
        var images = HashedNumbers.Images(4, 3, 64, 64);
        var before = model.call(images);

        model.train();
        Assert.Contains("EstimateNorms", Assert.Throws<InvalidOperationException>(() => model.call(images)).Message, StringComparison.Ordinal);

        model.EstimateNorms([images, HashedNumbers.Images(4, 3, 64, 64, "more")]);
        Assert.Empty(model.FoldedNorms);
        Assert.True(model.training);
        model.call(images).Dispose();

        using var again = EfficientNetB0.Load(Rewound(stream));
        again.EstimateNorms([images]);
        Agreement.Check(before, again.call(images));
        var norm = Assert.IsType<TorchSharp.Modules.BatchNorm2d>(again.named_modules().Single(m => m.name == "features.0.1").module);
        Assert.NotEqual(0, norm.running_mean!.abs().max().item<float>());
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Classifier_can_be_trained_while_folded_norms_are_frozen()
    {
        using var source = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated(5);
        using var stream = new MemoryStream();
        ExportedModel.Write(source, stream);
        using var model = EfficientNetB0.Load(Rewound(stream), classes: 3);

        model.train();
        model.FreezeBefore(model.Classifier);

        Assert.Equal([2, 3], model.call(HashedNumbers.Images(2, 3, 64, 64)).shape);
    }

    [Fact]
    public void Loaded_network_has_the_class_count_of_the_model()
    {
        using var source = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated(7);
        using var stream = new MemoryStream();
        ExportedModel.Write(source, stream);
        using var model = EfficientNetB0.Load(Rewound(stream));
        using var features = new EfficientNetB0(classes: 0);

        var report = features.LoadWeights(Rewound(stream), new WeightLoadOptions { Strict = false });

        Assert.Equal(7, model.ClassCount);
        Assert.Empty(report.Missing);
        using var weights = Reopen(EfficientNetB0.Definition.Network, stream.ToArray());
        Assert.Equal(7, weights.Network.ClassCount);
    }

    [Theory]
    [InlineData("EfficientNetB1", "EfficientNetB0", ", but the model has")]
    [InlineData("TfEfficientNetB0", "EfficientNetB0", "pads")]
    [InlineData("ResNet34", "ResNet18", "the model is not this network")]
    public void Importing_a_model_of_another_network_throws_with_the_first_difference(string name, string other, string problem)
    {
        var network = NetworkCatalog.Find(other);
        var bytes = ExportedModel.Export(network, CalibratedState.Of(network));

        var message = Assert.Throws<WeightFileException>(() => Reopen(NetworkCatalog.Find(name), bytes)).Message;

        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    private static NetworkWeights Reopen(Network network, byte[] bytes) => OnnxWeights.Open(network, new MemoryStream(bytes));

    private static MemoryStream Rewound(MemoryStream stream)
    {
        stream.Position = 0;
        return stream;
    }

    private static byte[] Change(byte[] bytes, Action<ModelProto> change)
    {
        var model = ModelProto.Parser.ParseFrom(bytes);
        change(model);
        return model.ToByteArray();
    }

    private static Dictionary<string, Tensor> StateOf(NetworkWeights weights) =>
        weights.Tensors.ToDictionary(t => t.Name, t => tensor(weights.ReadSingles(t), [.. t.Shape]));

    private static void CheckEqual(IReadOnlyDictionary<string, Tensor> state, NetworkWeights weights)
    {
        var floating = state.Where(t => t.Value.is_floating_point()).ToList();
        Assert.Equal(floating.Select(t => t.Key).Order(StringComparer.Ordinal), weights.Tensors.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.All(floating, t => Assert.Equal(t.Value.data<float>().ToArray(), weights.ReadSingles(weights.Find(t.Key))));
    }

    /// <summary>Replaces Gemm by MatMul with the transposed weight and Add.</summary>
    private static void ReplaceGemm(GraphProto graph)
    {
        var gemm = graph.Node.Single(n => n.OpType == "Gemm");
        var weight = graph.Initializer.Single(t => t.Name == gemm.Input[1]);
        var (rows, columns) = ((int)weight.Dims[0], (int)weight.Dims[1]);
        var turned = tensor(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(weight.RawData.Span).ToArray(), [rows, columns]).t().contiguous();
        weight.RawData = ByteString.CopyFrom(turned.bytes);
        weight.Dims.Clear();
        weight.Dims.Add([columns, rows]);
        var product = new NodeProto { OpType = "MatMul", Name = "product" };
        product.Input.Add([gemm.Input[0], gemm.Input[1]]);
        product.Output.Add("product");
        var sum = new NodeProto { OpType = "Add", Name = "sum" };
        sum.Input.Add([gemm.Input[2], "product"]);
        sum.Output.Add(gemm.Output[0]);
        graph.Node.Remove(gemm);
        graph.Node.Add([product, sum]);
    }

    /// <summary>Replaces pooling and flattening by a mean that removes the two dimensions.</summary>
    private static void AddBiasByNode(GraphProto graph, NodeProto conv)
    {
        var bias = graph.Initializer.Single(t => t.Name == conv.Input[2]);
        bias.Dims.Add([1, 1]);
        if (conv.Name.Length % 2 == 0)
            bias.Dims.Insert(0, 1);
        conv.Input.RemoveAt(2);
        var sum = new NodeProto { OpType = "Add", Input = { $"{conv.Name}.plain", bias.Name }, Output = { conv.Output[0] } };
        conv.Output[0] = sum.Input[0];
        graph.Node.Insert(graph.Node.IndexOf(conv) + 1, sum);
    }

    private static void ReplacePool(GraphProto graph)
    {
        var flatten = graph.Node.Single(n => n.OpType == "Flatten");
        var pool = graph.Node.Single(n => n.Output.Contains(flatten.Input[0]));
        pool.OpType = "ReduceMean";
        pool.Attribute.Add(new AttributeProto { Name = "axes", Type = AttributeProto.Types.AttributeType.Ints, Ints = { -2, -1 } });
        pool.Attribute.Add(new AttributeProto { Name = "keepdims", Type = AttributeProto.Types.AttributeType.Int, I = 0 });
        pool.Output[0] = flatten.Output[0];
        graph.Node.Remove(flatten);
    }

    private static void AddIdentity(GraphProto graph)
    {
        var first = graph.Node.First(n => n.OpType == "Conv");
        var copy = new NodeProto { OpType = "Identity", Name = "copy" };
        copy.Input.Add(first.Input[1]);
        copy.Output.Add("copied");
        first.Input[1] = "copied";
        graph.Node.Insert(0, copy);
    }
}

using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Onnx.Protos;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using Google.Protobuf;
using Xunit;

namespace EffNet.Tests.Onnx;

/// <summary>Damaged and malicious models.</summary>
public sealed class OnnxHostileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("effnet-onnx-").FullName;
    private readonly Network _network = NetworkCatalog.Find("BasicProbeSame");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("../weights.data")]
    [InlineData("inner/../../weights.data")]
    [InlineData("..\\weights.data")]
    [InlineData("/etc/hostname")]
    [InlineData("C:\\weights.data")]
    [InlineData("")]
    public void External_data_outside_the_folder_of_the_model_throws(string location)
    {
        var path = WriteExternal(location);
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(_folder)!, "weights.data"), new byte[1024]);

        var message = Assert.Throws<WeightFileException>(() => ReadAll(path)).Message;

        Assert.Contains("outside of the model's folder", message, StringComparison.Ordinal);
    }

    [Fact]
    public void External_data_behind_a_symbolic_link_throws()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links takes a privilege on Windows.");
        var outside = Directory.CreateTempSubdirectory("effnet-outside-").FullName;
        File.WriteAllBytes(Path.Combine(outside, "weights.data"), new byte[1 << 20]);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "linked"), outside);
        File.CreateSymbolicLink(Path.Combine(_folder, "link.data"), Path.Combine(outside, "weights.data"));

        Assert.Contains("is a link", Assert.Throws<WeightFileException>(() => ReadAll(WriteExternal("linked/weights.data"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a link", Assert.Throws<WeightFileException>(() => ReadAll(WriteExternal("link.data"))).Message, StringComparison.Ordinal);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public void Missing_and_truncated_external_data_throw()
    {
        Assert.Contains("no such file", Assert.Throws<WeightFileException>(() => ReadAll(WriteExternal("weights.data"))).Message, StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(_folder, "weights.data"), new byte[8]);
        Assert.Contains("truncated", Assert.Throws<WeightFileException>(() => ReadAll(WriteExternal("weights.data"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void External_weights_of_an_exported_model_are_read()
    {
        var path = Path.Combine(_folder, "model.onnx");
        var state = CalibratedState.Of(_network);
        OnnxExporter.Export(
            _network,
            new TensorWeights(state),
            path,
            new OnnxExportOptions { HasExternalWeights = true, KeepsBatchNorms = true },
            progress: null,
            TestContext.Current.CancellationToken);

        using var weights = OnnxWeights.Open(_network, path);

        Assert.All(weights.Tensors, t => Assert.Equal(state[t.Name].data<float>().ToArray(), weights.ReadSingles(t)));
        Assert.Equal(["model.onnx", "model.onnx.data"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void ONNX_model_with_a_cyclic_graph_throws()
    {
        var bytes = Changed(model =>
        {
            model.Graph.Node.Clear();
            model.Graph.Node.Add(new NodeProto { OpType = "Identity", Input = { "b" }, Output = { "a" } });
            model.Graph.Node.Add(new NodeProto { OpType = "Identity", Input = { "a" }, Output = { "b" } });
            model.Graph.Output[0].Name = "a";
        });

        Assert.Throws<WeightFileException>(() => Open(bytes));
    }

    [Fact]
    public void Initializers_whose_dimension_is_negative_or_zero_or_huge_throw()
    {
        foreach (var size in (long[])[-1, 0, long.MaxValue, int.MaxValue])
        {
            var bytes = Changed(model =>
            {
                foreach (var tensor in model.Graph.Initializer.Where(t => t.Dims.Count == 4))
                    tensor.Dims[0] = size;
            });

            Assert.Throws<WeightFileException>(() => Open(bytes));
        }
    }

    [Fact]
    public void Layer_before_the_network_throws_an_exception_that_names_it()
    {
        var bytes = Changed(model =>
        {
            var stem = model.Graph.Node.First(n => n.OpType == "Conv");
            model.Graph.Node.Insert(0, new NodeProto { OpType = "Relu", Name = "before", Input = { stem.Input[0] }, Output = { "rectified" } });
            stem.Input[0] = "rectified";
        });

        Assert.Contains("Relu node 'before' before the first layer", Assert.Throws<WeightFileException>(() => Open(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arithmetic_before_the_network_causes_a_warning()
    {
        var bytes = Changed(model =>
        {
            var stem = model.Graph.Node.First(n => n.OpType == "Conv");
            model.Graph.Initializer.Add(new TensorProto { Name = "half", DataType = (int)TensorProto.Types.DataType.Float, FloatData = { 0.5f }, Dims = { 1 } });
            model.Graph.Node.Insert(0, new NodeProto { OpType = "Sub", Name = "center", Input = { stem.Input[0], "half" }, Output = { "centered" } });
            stem.Input[0] = "centered";
        });

        using var weights = OnnxWeights.Open(_network, new MemoryStream(bytes));

        Assert.Contains("preprocesses its input", Assert.Single(weights.Report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Classifier_with_a_scaling_Gemm_node_throws()
    {
        var bytes = Changed(
            model => model.Graph.Node.Single(n => n.OpType == "Gemm").Attribute.Add(new AttributeProto { Name = "alpha", Type = AttributeProto.Types.AttributeType.Float, F = 2 }));

        Assert.Contains("scales or transposes", Assert.Throws<WeightFileException>(() => Open(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_initializers_with_one_name_throw()
    {
        var bytes = Changed(model => model.Graph.Initializer.Add(model.Graph.Initializer[0]));

        Assert.Contains("two tensors of the model have this name", Assert.Throws<WeightFileException>(() => Open(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conv_node_of_another_domain_is_not_read_as_a_convolution()
    {
        var bytes = Changed(model => model.Graph.Node.First(n => n.OpType == "Conv").Domain = "com.example");

        Assert.Contains("com.example.Conv", Assert.Throws<WeightFileException>(() => Open(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_node_in_training_mode_throws()
    {
        var bytes = Changed(model =>
        {
            var stem = model.Graph.Node.First(n => n.OpType == "Conv");
            model.Graph.Initializer.Add(new TensorProto { Name = "training", DataType = (int)TensorProto.Types.DataType.Bool, Int32Data = { 1 } });
            model.Graph.Node.Add(new NodeProto { OpType = "Dropout", Name = "drop", Input = { stem.Output[0], string.Empty, "training" }, Output = { "dropped" } });
            foreach (var reader in model.Graph.Node.Where(n => n.OpType != "Dropout" && n.Input.Contains(stem.Output[0])))
                reader.Input[reader.Input.IndexOf(stem.Output[0])] = "dropped";
        });

        Assert.Contains("Dropout node 'drop'", Assert.Throws<WeightFileException>(() => Open(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_that_are_not_floating_point_constants_throw_with_the_reason()
    {
        Assert.Contains("are computed by DequantizeLinear node 'wider', not constant: weights of quantized models cannot be read", Reason((model, filters) =>
        {
            model.Graph.Node.Insert(0, new NodeProto { OpType = "DequantizeLinear", Name = "wider", Input = { filters.Name }, Output = { "wide" } });
            model.Graph.Node.First(n => n.OpType == "Conv").Input[1] = "wide";
        }), StringComparison.Ordinal);
        Assert.Contains("which is not a constant of the model", Reason((model, filters) => model.Graph.Initializer.Remove(filters)), StringComparison.Ordinal);
        Assert.Contains("are of type Int8, not floating-point numbers", Reason((_, filters) => filters.DataType = (int)TensorProto.Types.DataType.Int8), StringComparison.Ordinal);

        string Reason(Action<ModelProto, TensorProto> change) => Assert.Throws<WeightFileException>(() => Open(Changed(model =>
        {
            var stem = model.Graph.Node.First(n => n.OpType == "Conv");
            change(model, model.Graph.Initializer.Single(t => t.Name == stem.Input[1]));
        }))).Message;
    }

    [Fact]
    public void Model_that_contains_the_network_twice_with_different_weights_throws()
    {
        var bytes = Changed(model => AddCopy(model.Graph));

        var message = Assert.Throws<WeightFileException>(() => Open(bytes)).Message;
        Assert.Contains("twice with different weights", message, StringComparison.Ordinal);
        Assert.Contains(" and 'copy.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void External_data_inside_the_model_file_throws() =>
        Assert.Contains("in the model's own file", Assert.Throws<WeightFileException>(() => ReadAll(WriteExternal("model.onnx"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Gemm_bias_with_one_row_is_read()
    {
        var bytes = Changed(model =>
        {
            var gemm = model.Graph.Node.Single(n => n.OpType == "Gemm");
            model.Graph.Initializer.Single(t => t.Name == gemm.Input[2]).Dims.Insert(0, 1);
        });

        Open(bytes);
    }

    [Fact]
    public void WeightReader_throws_with_the_package_name_for_an_ONNX_file()
    {
        var path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, Changed(_ => { }));

        Assert.Contains("EffNet.Onnx", Assert.Throws<WeightFileException>(() => WeightReader.Open(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>Tests 300 changed models in every run; <c>EFFNET_MUTATIONS</c> sets another number.</summary>
    [Fact]
    public void Model_with_changed_bytes_causes_no_exception_except_weight_exceptions()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("EFFNET_MUTATIONS"), out var wanted) ? wanted : 300;
        // Most bytes of a model are weights, which can have any value. The second model has no weights, so that changes affect its structure.
        byte[][] originals = [Changed(_ => { }), Changed(model => model.Graph.Initializer.Where(t => t.Dims.Count > 0).ToList().ForEach(t => t.ClearRawData()))];
        for (var seed = 0; seed < count; seed++)
        {
            var bytes = Mutate(originals[seed % 2], new Random(seed));
            try
            {
                Open(bytes);
            }
            catch (Exception exception) when (exception is WeightFileException or WeightMismatchException)
            {
                // These exceptions are documented.
            }
            catch (Exception exception)
            {
                Assert.Fail($"Mutation {seed}: {exception}");
            }
        }
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 9))..]];
                    break;
                default:
                    bytes = [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
                    break;
            }

            if (bytes.Length == 0)
                break;
        }

        return bytes;
    }

    /// <summary>Returns a small model that consists mostly of structure, not of weights.</summary>
    private byte[] Changed(Action<ModelProto> change)
    {
        var model = ModelProto.Parser.ParseFrom(ExportedModel.Export(_network, CalibratedState.Of(_network), new OnnxExportOptions { KeepsBatchNorms = true }));
        change(model);
        return model.ToByteArray();
    }

    private static void AddCopy(GraphProto graph)
    {
        var copy = graph.Clone();
        var image = graph.Input[0].Name;
        foreach (var names in copy.Node.SelectMany(n => (IList<string>[])[n.Input, n.Output]))
        {
            for (var i = 0; i < names.Count; i++)
                names[i] = names[i] == image || names[i].Length == 0 ? names[i] : $"copy.{names[i]}";
        }

        foreach (var tensor in copy.Initializer)
            tensor.Name = $"copy.{tensor.Name}";
        copy.Output[0].Name = $"copy.{copy.Output[0].Name}";
        graph.Node.Add(copy.Node);
        graph.Initializer.Add(copy.Initializer);
        graph.Output.Add(copy.Output[0]);
    }

    private string WriteExternal(string location)
    {
        var path = Path.Combine(_folder, "model.onnx");
        File.WriteAllBytes(path, Changed(model =>
        {
            foreach (var tensor in model.Graph.Initializer.Where(t => t.Dims.Count > 0))
            {
                tensor.ClearRawData();
                tensor.DataLocation = TensorProto.Types.DataLocation.External;
                tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
            }
        }));
        return path;
    }

    private void ReadAll(string path)
    {
        using var weights = OnnxWeights.Open(_network, path);
        foreach (var tensor in weights.Tensors)
            weights.ReadSingles(tensor);
    }

    private void Open(byte[] bytes)
    {
        using var weights = OnnxWeights.Open(_network, new MemoryStream(bytes));
        foreach (var tensor in weights.Tensors)
            weights.ReadSingles(tensor);
    }
}

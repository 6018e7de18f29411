using EffNet.Networks;
using EffNet.PyTorch;
using EffNet.Tests.Interpretation;
using EffNet.Weights;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.PyTorch;

/// <summary>A failed export throws one exception that names the problem, and leaves no files.</summary>
public sealed class TorchScriptErrorTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly Network _network = OddGraphs.All["a convolution that a batch norm and another layer read"]();
    private readonly Dictionary<string, Tensor> _state;
    private readonly string _path;

    public TorchScriptErrorTests() => (_state, _path) = (HashedState.Of(_network), _directory.PathOf("network.pt"));

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TorchScript_export_throws_with_the_name_of_a_missing_tensor(bool isEvaluation)
    {
        _state.Remove("block.bn.running_var");

        var error = Refuse<ArgumentException>(new TorchScriptOptions { Mode = isEvaluation ? TorchScriptMode.Evaluation : TorchScriptMode.Training });

        Assert.StartsWith("The weights do not contain the tensor 'block.bn.running_var' of shape (4).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_tensor_throws_before_TorchScript_export_writes_anything()
    {
        var network = SketchedGraphs.All["a block with two results"]();
        var state = HashedState.Of(network);
        state.Remove("classifier.linear.bias");
        using var stream = new MemoryStream();

        Assert.Contains(
            "'classifier.linear.bias'", Assert.Throws<ArgumentException>(() => ScriptedNetwork.Export(network, new StateWeights(state), stream)).Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void TorchScript_export_of_a_tensor_with_a_wrong_shape_throws_with_both_shapes()
    {
        _state["fc.weight"] = zeros(5, 3);

        Assert.StartsWith("The tensor 'fc.weight' of the weights has the shape (5, 3); expected (5, 4).", Refuse<ArgumentException>().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TorchScript_export_of_an_integer_weight_throws_an_exception_that_names_it()
    {
        _state["fc.weight"] = zeros(5, 4, dtype: ScalarType.Int32);

        Assert.StartsWith("The tensor 'fc.weight' of the weights has the element type Int32", Refuse<ArgumentException>().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folded_weight_outside_the_range_of_its_type_throws_an_exception_that_names_it()
    {
        var network = SketchedGraphs.All["a block with two results"]();
        var state = HashedState.Of(network).ToDictionary(e => e.Key, e => e.Value.is_floating_point() ? e.Value.to(ScalarType.Float16) : e.Value);
        state["stem.stemnorm.running_var"] = zeros(8, dtype: ScalarType.Float16);
        state["stem.stemnorm.weight"] = full(8, 60000, ScalarType.Float16);

        var error = Assert.Throws<ArgumentException>(() => ScriptedNetwork.Export(network, new StateWeights(state), _path));

        Assert.Equal(
            "'stem.stemconv.weight' with its batch norm folded has values beyond the range of Float16. Keep the batch norms, or use Float32 weights.", error.Message);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Theory]
    [InlineData(-0.5f, "-0.5")]
    [InlineData(float.NaN, "NaN")]
    public void Negative_or_NaN_variance_throws_with_its_channel(float value, string text)
    {
        var network = SketchedGraphs.All["a block with two results"]();
        var state = HashedState.Of(network).ToDictionary(e => e.Key, e => e.Value);
        var variance = state["stem.stemnorm.running_var"].clone();
        variance[3] = value;
        state["stem.stemnorm.running_var"] = variance;

        var error = Assert.Throws<ArgumentException>(() => ScriptedNetwork.Export(network, new StateWeights(state), _path));

        Assert.StartsWith($"'stem.stemnorm.running_var' is {text} at channel 3;", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void Canceled_TorchScript_export_keeps_the_old_file()
    {
        File.WriteAllText(_path, "old");
        using var cancellation = new CancellationTokenSource();
        var weights = new CancelingWeights(new StateWeights(_state), cancellation);

        Assert.Throws<OperationCanceledException>(() => TorchScriptExporter.Export(_network, weights, _path, cancellationToken: cancellation.Token));

        Assert.Equal("old", File.ReadAllText(_path));
        Assert.Single(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void TorchScript_export_to_a_missing_folder_throws() =>
        Assert.Contains(
            "no folder",
            Assert.Throws<DirectoryNotFoundException>(() => ScriptedNetwork.Export(_network, new StateWeights(_state), _directory.PathOf("no/network.pt"))).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("2Fast")]
    [InlineData("class")]
    [InlineData("A B")]
    public void Invalid_TorchScript_class_name_throws(string name) =>
        Assert.Contains($"'{name}' is not a valid Python class name", Refuse<ArgumentException>(new TorchScriptOptions { ClassName = name }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("forward", "which is a member of torch.nn.Module")]
    [InlineData("a.training", "which is a member of torch.nn.Module")]
    [InlineData("a..b", "has an empty name")]
    [InlineData("a.__init__", "does not begin with '_'")]
    [InlineData("a\"b", "does not contain quotation marks")]
    public void Export_of_an_invalid_module_path_throws_with_the_rule_that_it_breaks(string path, string rule)
    {
        var graph = new GraphBuilder(EffNet.Networks.Shape.Square(3, 4));
        graph.Add("Conv", path, new Convolution(3, 4, Extent.One, Extent.One, 1, default, Bias: false), graph.Image);
        graph.EndBlock("Body", string.Empty, standsAlone: true);
        graph.EndStage(blocks => new Stage("body", "Body", "test", "Test", string.Empty, 4, 1, 1, blocks));
        var network = graph.Build(0, Initialization.Torchvision);

        var message = Assert.Throws<ArgumentException>(() => ScriptedNetwork.Export(network, new StateWeights(HashedState.Of(network)), _path)).Message;
        Assert.Contains($"'{path}'", message, StringComparison.Ordinal);
        Assert.Contains(rule, message, StringComparison.Ordinal);
        Assert.Contains($"'{path}'", Assert.Throws<ArgumentException>(() => PythonEmitter.Emit(network)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void Export_of_two_modules_with_one_path_throws()
    {
        var graph = new GraphBuilder(EffNet.Networks.Shape.Square(3, 4));
        var convolution = new Convolution(3, 3, Extent.One, Extent.One, 1, default, Bias: false);
        graph.Add("Second", "conv", convolution, graph.Add("First", "conv", convolution, graph.Image));
        graph.EndBlock("Body", string.Empty, standsAlone: true);
        graph.EndStage(blocks => new Stage("body", "Body", "test", "Test", string.Empty, 3, 1, 1, blocks));

        Assert.Contains(
            "Two modules have the path 'conv'",
            Assert.Throws<ArgumentException>(() => PythonEmitter.Emit(graph.Build(0, Initialization.Torchvision))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TorchScript_archive_can_be_written_to_a_stream_that_cannot_seek()
    {
        using var stream = new MemoryStream();
        using (var packed = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            ScriptedNetwork.Export(_network, new StateWeights(_state), packed, new TorchScriptOptions { Mode = TorchScriptMode.Training });
        stream.Position = 0;
        using var unpacked = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Decompress);
        using var reader = WeightReader.Open(unpacked);

        Assert.Equal(_network.State.Select(t => t.Name), reader.Tensors.Select(t => t.Name));
    }

    [Fact]
    public void Two_TorchScript_exports_of_a_network_have_the_same_bytes()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        ScriptedNetwork.Export(_network, new StateWeights(_state), first);
        ScriptedNetwork.Export(_network, new StateWeights(_state), second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    private TException Refuse<TException>(TorchScriptOptions? options = null)
        where TException : Exception
    {
        var error = Assert.Throws<TException>(() => ScriptedNetwork.Export(_network, new StateWeights(_state), _path, options));
        Assert.Empty(Directory.GetFiles(_directory.Path));
        return error;
    }

    /// <summary>Weights that cancel when the first is read.</summary>
    private sealed class CancelingWeights(IWeightSource weights, CancellationTokenSource cancellation) : IWeightSource
    {
        public IReadOnlyList<WeightTensor> Tensors => weights.Tensors;

        public void Read(WeightTensor tensor, Span<byte> destination)
        {
            weights.Read(tensor, destination);
            cancellation.Cancel();
        }
    }
}

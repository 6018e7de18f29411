using EffNet.Models;
using EffNet.Onnx;
using EffNet.Pictures;
using EffNet.PyTorch;
using EffNet.Tests.Interpretation;
using EffNet.Tests.Networks;
using EffNet.Weights;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>Export of TorchSharp networks: changes that users made to a network are in the model, or throw an exception that names them.</summary>
public sealed class OnnxLiveTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("effnet-onnx-").FullName;
    private readonly EfficientNetB0 _model = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated(10);

    private string Path => System.IO.Path.Combine(_folder, "model.onnx");

    public void Dispose()
    {
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Export_in_training_mode_keeps_the_mode_and_omits_dropout()
    {
        using var images = HashedNumbers.Images(2, 3, 64, 64);
        using var expected = _model.call(images).detach();
        _model.train();

        using var exported = ExportedModel.Of(_model);

        Assert.True(_model.training);
        Agreement.Check(expected.to(ScalarType.Float64), exported.Run(images)["logits"]);
    }

    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float64)]
    public void Export_accepts_weights_in_half_and_double_precision(ScalarType type)
    {
        using var images = HashedNumbers.Images(1, 3, 64, 64);
        _model.to(type);
        using var rounded = (EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated(10);
        rounded.to(type);
        rounded.to(ScalarType.Float32);
        using var expected = rounded.call(images).detach();

        using var exported = ExportedModel.Of(_model);

        Assert.Equal(type, _model.parameters().First().dtype);
        Agreement.Check(expected.to(ScalarType.Float64), exported.Run(images)["logits"]);
    }

    [Fact]
    public void Export_of_a_network_with_hooks_throws_with_the_name_of_the_module()
    {
        var hook = _model.Stage3.Block1.ExpandConv.register_forward_hook((_, _, output) => output);
        Assert.Contains("'features.2.0.block.0.0' has hooks", Refused(), StringComparison.Ordinal);

        hook.remove();
        var whole = _model.register_forward_pre_hook((_, input) => input);
        Assert.Contains("the network has hooks", Refused(), StringComparison.Ordinal);

        whole.remove();
        ExportedModel.Write(_model, Path);
    }

    [Fact]
    public void Export_of_a_changed_batch_norm_throws_an_exception_that_names_it()
    {
        var norm = (BatchNorm2d)_model.named_modules().Single(m => m.name == "features.0.1").module;
        norm.eps = 0.1;

        Assert.Contains("'features.0.1' has eps 0.1 instead of 1E-05", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PoolProbeSymmetric")]
    [InlineData("PoolProbeSame")]
    [InlineData("ResNet18")]
    public void Export_of_a_changed_pool_throws_an_exception_that_names_it(string name)
    {
        using var network = (UnrolledNetwork)Subjects.Find(name).CreateBlank();
        ExportedModel.Write(network, Path);
        var (path, pool) = network.named_modules().First(m => m.module is MaxPool2d);

        ((MaxPool2d)pool).kernel_size = [5, 5];

        Assert.Contains($"'{path}' has kernel_size 5 x 5", Assert.Throws<NotSupportedException>(() => ExportedModel.Write(network, Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_dropout_rate_throws_only_if_exported_for_training()
    {
        _model.Classifier.Dropout.p = 0.5;

        ExportedModel.Write(_model, Path);
        var refused = Assert.Throws<NotSupportedException>(
            () => _model.ExportTorchScript(new MemoryStream(), TorchScriptMode.Training, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("'classifier.0' has p 0.5 instead of 0.2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_for_training_throws_if_norms_are_folded()
    {
        ExportedModel.Write(_model, Path);
        _model.LoadWeights(Path);

        var refused = Assert.Throws<InvalidOperationException>(
            () => _model.ExportTorchScript(new MemoryStream(), TorchScriptMode.Training, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("EstimateNorms", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ONNX_export_throws_with_the_name_of_a_missing_tensor()
    {
        var network = NetworkCatalog.Find("BasicProbeSame");
        var state = CalibratedState.Of(network).Where(t => t.Key != "fc.bias").ToDictionary();

        Assert.Contains("tensor 'fc.bias'", Assert.Throws<ArgumentException>(() => ExportedModel.Export(network, state)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_throws_with_the_name_of_an_added_module()
    {
        _model.add_module("auxiliary", nn.Linear(3, 2));

        Assert.Contains("'auxiliary' is not part of the network", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_of_an_exported_model_is_read_as_it_was_written()
    {
        _model.WeightsInfo = new WeightsInfo
        {
            ClassNames = [.. Enumerable.Range(0, 10).Select(i => $"class {i}, ä")],
            Preprocessing = Preprocessing.ForTrainingFromScratch(128, Interpolation.Bilinear),
            Checkpoint = "own/run-7",
        };

        ExportedModel.Write(_model, Path);
        var info = OnnxModelInfo.Read(Path);

        Assert.Equal(_model.WeightsInfo with { Network = "EfficientNetB0", Version = info.Weights.Version }, info.Weights);
        Assert.Equal(("EfficientNet", "B0", _model.Network.Parameters, _model.Network.MultiplyAdds), (info.Family, info.Variant, info.Parameters, info.MultiplyAdds));
        using var again = EfficientNetB0.Load(Path);
        Assert.Equal(_model.WeightsInfo.ClassNames, again.WeightsInfo.ClassNames);
        Assert.Equal(_model.WeightsInfo.Preprocessing, again.WeightsInfo.Preprocessing);
    }

    [Fact]
    public void Metadata_of_a_model_of_another_program_is_empty()
    {
        using var stream = new MemoryStream();
        ExportedModel.Write(_model, stream);
        var proto = ExportedModel.Load(stream.ToArray()).Proto;
        proto.MetadataProps.Clear();

        var info = OnnxModelInfo.Read(new MemoryStream(Google.Protobuf.MessageExtensions.ToByteArray(proto)));

        Assert.Equal(new OnnxModelInfo(), info);
    }

    [Fact]
    public void Canceled_ONNX_export_keeps_the_old_file_and_leaves_no_other_files()
    {
        File.WriteAllText(Path, "old");
        using var source = new CancellationTokenSource();
        var progress = new Half(source);

        Assert.Throws<OperationCanceledException>(() => _model.ExportOnnx(Path, progress: progress, cancellationToken: source.Token));

        Assert.Equal("old", File.ReadAllText(Path));
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Progress_of_an_export_increases_to_1_while_weights_are_written(bool isExternal)
    {
        var progress = new Recorder();

        _model.ExportOnnx(Path, new OnnxExportOptions { HasExternalWeights = isExternal }, progress, TestContext.Current.CancellationToken);

        Assert.Equal(progress.Values.Order(), progress.Values);
        Assert.InRange(progress.Values.Count(value => value is > 0.2 and < 0.8), 5, int.MaxValue);
        Assert.Equal(1, progress.Values[^1]);
    }

    [Fact]
    public void Failed_export_leaves_no_files()
    {
        using var full = new FullStream(100_000);

        Assert.Throws<IOException>(() => ExportedModel.Write(_model, full));
        Assert.Throws<DirectoryNotFoundException>(() => ExportedModel.Write(_model, System.IO.Path.Combine(_folder, "missing", "model.onnx")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Export_of_a_weight_outside_the_range_of_half_precision_throws_an_exception_that_names_it()
    {
        using (no_grad())
            _model.get_parameter("classifier.1.bias")!.fill_(1e6);

        var message = Assert.Throws<ArgumentException>(() => ExportedModel.Write(_model, Path, new OnnxExportOptions { Precision = OnnxPrecision.Half })).Message;

        Assert.Contains("'classifier.1.bias'", message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Invalid_ONNX_export_options_throw()
    {
        Assert.Throws<ArgumentException>(() => ExportedModel.Write(_model, Path, new OnnxExportOptions { Outputs = OnnxOutputs.None }));
        Assert.Throws<ArgumentException>(() => ExportedModel.Write(_model, Path, new OnnxExportOptions { Outputs = (OnnxOutputs)64 }));
        Assert.Throws<ArgumentException>(() => ExportedModel.Write(_model, Path, new OnnxExportOptions { TakesPictures = true }));
        Assert.Throws<ArgumentException>(() => ExportedModel.Write(_model, new MemoryStream(), new OnnxExportOptions { HasExternalWeights = true }));
        Assert.Throws<ArgumentException>(
            () => ExportedModel.Write(_model, Path, new OnnxExportOptions { Info = new OnnxModelInfo { Weights = new WeightsInfo { ClassNames = ["one"] } } }));
        using var features = new EfficientNetB0(classes: 0);
        Assert.Throws<ArgumentException>(() => ExportedModel.Write(features, Path, new OnnxExportOptions { Outputs = OnnxOutputs.Probabilities }));
    }

    private string Refused() => Assert.Throws<NotSupportedException>(() => ExportedModel.Write(_model, Path)).Message;

    /// <summary>Records the reported progress.</summary>
    private sealed class Recorder : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }

    /// <summary>Cancels when half of the work is done.</summary>
    private sealed class Half(CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value > 0.5)
                source.Cancel();
        }
    }

    /// <summary>A stream that throws after a number of bytes, like a full disk.</summary>
    private sealed class FullStream(long room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Position + buffer.Length > room)
                throw new IOException("No space left on device");
            base.Write(buffer);
        }
    }
}

using EffNet.Networks;
using EffNet.Onnx;
using EffNet.Onnx.Export;
using EffNet.Onnx.Protos;
using Microsoft.ML.OnnxRuntime;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests.Onnx;

/// <summary>An exported network in ONNX Runtime, with one thread.</summary>
internal sealed class ExportedModel : IDisposable
{
    private readonly InferenceSession _session;

    private ExportedModel(byte[] bytes)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        _session = new InferenceSession(bytes, options);
        Proto = OnnxModelFile.Parse(new MemoryStream(bytes), "the model");
    }

    /// <summary>Gets the model.</summary>
    public ModelProto Proto { get; }

    /// <summary>Exports a network with weights and loads the model.</summary>
    public static ExportedModel Of(Network network, IReadOnlyDictionary<string, Tensor> state, OnnxExportOptions? options = null) => new(Export(network, state, options));

    /// <summary>Exports a TorchSharp network and loads the model.</summary>
    public static ExportedModel Of(UnrolledNetwork network, OnnxExportOptions? options = null)
    {
        var stream = new MemoryStream();
        Write(network, stream, options);
        return new ExportedModel(stream.ToArray());
    }

    /// <summary>Writes a TorchSharp network to a stream.</summary>
    public static void Write(UnrolledNetwork network, Stream stream, OnnxExportOptions? options = null) =>
        network.ExportOnnx(stream, options, progress: null, TestContext.Current.CancellationToken);

    /// <summary>Writes a TorchSharp network to a file.</summary>
    public static void Write(UnrolledNetwork network, string path, OnnxExportOptions? options = null) =>
        network.ExportOnnx(path, options, progress: null, TestContext.Current.CancellationToken);

    /// <summary>Loads a model.</summary>
    public static ExportedModel Load(byte[] bytes) => new(bytes);

    /// <summary>Returns the bytes of an exported network.</summary>
    public static byte[] Export(Network network, IReadOnlyDictionary<string, Tensor> state, OnnxExportOptions? options = null)
    {
        var stream = new MemoryStream();
        OnnxExporter.Export(network, new TensorWeights(state), stream, options, progress: null, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    /// <summary>Returns its outputs for images in single precision.</summary>
    public IReadOnlyDictionary<string, Tensor> Run(Tensor images)
    {
        using var contiguous = images.to(ScalarType.Float32).contiguous();
        using var input = OrtValue.CreateTensorValueFromMemory(contiguous.data<float>().ToArray(), images.shape);
        return Run(input);
    }

    /// <summary>Returns its outputs for pictures as bytes (N, H, W, 3).</summary>
    public IReadOnlyDictionary<string, Tensor> Run(byte[] pictures, params long[] shape)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(pictures, shape);
        return Run(input);
    }

    public void Dispose() => _session.Dispose();

    private Dictionary<string, Tensor> Run(OrtValue input)
    {
        using var options = new RunOptions();
        using var results = _session.Run(options, [.. _session.InputNames], [input], [.. _session.OutputNames]);
        return _session.OutputNames.Zip(results).ToDictionary(
            output => output.First,
            output => tensor(output.Second.GetTensorDataAsSpan<float>().ToArray(), output.Second.GetTensorTypeAndShape().Shape));
    }
}

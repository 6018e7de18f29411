using EffNet.Onnx.Protos;
using EffNet.Weights;
using Google.Protobuf;

namespace EffNet.Onnx.Export;

/// <summary>Reads and writes models in protobuf format.</summary>
internal static class OnnxModelFile
{
    /// <summary>The largest number of bytes of a protobuf message.</summary>
    public const long MostBytes = int.MaxValue;

    private const int BufferBytes = 1 << 20;

    /// <summary>Reads a model.</summary>
    /// <param name="stream">The stream to read, from its position to its end. It remains open.</param>
    /// <param name="path">The name of the model in messages.</param>
    /// <exception cref="WeightFileException">The stream is not a model.</exception>
    public static ModelProto Parse(Stream stream, string path)
    {
        try
        {
            var model = ModelProto.Parser.ParseFrom(stream);
            return model.Graph is not null && model.OpsetImport.Count > 0
                ? model
                : throw new WeightFileException(path, null, null, "not an ONNX model: it has no graph or no opset");
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw new WeightFileException(path, null, null, "not an ONNX model, or truncated", problem);
        }
    }

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The stream to write. It remains open.</param>
    /// <param name="progress">Receives the fraction of bytes written.</param>
    /// <param name="cancellationToken">A token to cancel writing between parts.</param>
    public static void Write(ModelProto model, Stream stream, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var target = new ObservedStream(stream, model.CalculateSize(), progress, cancellationToken);
        using var output = new CodedOutputStream(target, BufferBytes, leaveOpen: true);
        model.WriteTo(output);
        output.Flush();
    }
}

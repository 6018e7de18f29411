using EffNet.Onnx.Protos;
using EffNet.Weights;
using Google.Protobuf;

namespace EffNet.Onnx.Export;

/// <summary>Reads and writes the bytes of models.</summary>
internal static class ModelFile
{
    /// <summary>The most bytes that a message of protobuf can have.</summary>
    public const long MostBytes = int.MaxValue;

    private const int BufferBytes = 1 << 20;

    /// <summary>Reads a model.</summary>
    /// <param name="stream">The model, from the stream's position to its end. The stream remains open.</param>
    /// <param name="path">The model's name in messages.</param>
    /// <exception cref="WeightFileException">The stream is not a model.</exception>
    public static ModelProto Parse(Stream stream, string path)
    {
        try
        {
            var model = ModelProto.Parser.ParseFrom(stream);
            return model.Graph is not null && model.OpsetImport.Count > 0 ? model : throw new WeightFileException(path, null, null, "not an ONNX model: it has no graph or no opset");
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw new WeightFileException(path, null, null, "not an ONNX model, or cut off", problem);
        }
    }

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The stream, which remains open.</param>
    /// <param name="progress">Receives the written bytes as a fraction of all.</param>
    /// <param name="cancellationToken">Cancels between the parts that are written.</param>
    public static void Write(ModelProto model, Stream stream, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var target = new ObservedStream(stream, model.CalculateSize(), progress, cancellationToken);
        using var output = new CodedOutputStream(target, BufferBytes, leaveOpen: true);
        model.WriteTo(output);
        output.Flush();
    }
}

using System.Globalization;
using EffNet.Onnx.Protos;
using Google.Protobuf;

namespace EffNet.Onnx.Export;

/// <summary>The weights of a model that are stored in a second file next to the model.</summary>
internal sealed class ExternalData
{
    /// <summary>The extension that is appended to the name of the model.</summary>
    public const string Ending = ".data";

    /// <summary>
    /// The smallest size of an external tensor. Smaller tensors, such as sizes and constants, remain in the model, because runtimes read them while they optimize
    /// the model.
    /// </summary>
    private const int FewestBytes = 1024;

    /// <summary>The alignment of offsets, which allows runtimes to map the tensors into memory.</summary>
    private const int Alignment = 4096;

    private readonly List<(long Offset, ByteString Bytes)> _parts = [];

    private ExternalData()
    {
    }

    /// <summary>Moves the weights of a model to external data.</summary>
    /// <param name="model">The model, which is modified.</param>
    /// <param name="fileName">The name of the file, without a folder.</param>
    /// <returns>The weights.</returns>
    public static ExternalData TakeFrom(ModelProto model, string fileName)
    {
        var data = new ExternalData();
        var end = 0L;
        foreach (var tensor in model.Graph.Initializer.Where(t => t.RawData.Length >= FewestBytes))
        {
            var offset = (end + Alignment - 1) / Alignment * Alignment;
            data._parts.Add((offset, tensor.RawData));
            end = offset + tensor.RawData.Length;
            tensor.DataLocation = TensorProto.Types.DataLocation.External;
            Add(tensor, "location", fileName);
            Add(tensor, "offset", offset.ToString(CultureInfo.InvariantCulture));
            Add(tensor, "length", tensor.RawData.Length.ToString(CultureInfo.InvariantCulture));
            tensor.ClearRawData();
        }

        return data;
    }

    /// <summary>Gets a value that indicates whether no weights were moved, because all of them are small.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Writes the file.</summary>
    /// <param name="stream">The stream to write.</param>
    /// <param name="progress">Receives the fraction of bytes written.</param>
    /// <param name="cancellationToken">A token to cancel writing between tensors.</param>
    public void Write(Stream stream, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (lastOffset, last) = _parts[^1];
        using var target = new ObservedStream(stream, lastOffset + last.Length, progress, cancellationToken);
        var written = 0L;
        foreach (var (offset, bytes) in _parts)
        {
            target.Write(new byte[offset - written]);
            bytes.WriteTo(target);
            written = offset + bytes.Length;
        }
    }

    private static void Add(TensorProto tensor, string key, string value) => tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
}

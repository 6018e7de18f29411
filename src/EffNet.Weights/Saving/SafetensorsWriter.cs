using System.Buffers.Binary;
using System.Text.Json;

namespace EffNet.Weights;

/// <summary>
/// Writes safetensors as the reference implementation does: a header padded to eight bytes, then the tensors, ordered by descending element size and then by
/// name, so that every tensor is aligned.
/// </summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes the file, with metadata.</summary>
    public static void Write(Stream stream, IReadOnlyList<SavedTensor> tensors, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        var ordered = tensors.OrderByDescending(t => t.Type.Size).ThenBy(t => t.Name, StringComparer.Ordinal).ToList();
        var header = Header(ordered, metadata);
        var padded = new byte[(header.Length + Alignment - 1) / Alignment * Alignment];
        padded.AsSpan().Fill((byte)' ');
        header.CopyTo(padded);
        Span<byte> length = stackalloc byte[SafetensorsHeader.LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded.Length);
        stream.Write(length);
        stream.Write(padded);
        foreach (var tensor in ordered)
            tensor.Write(stream);
    }

    private static byte[] Header(List<SavedTensor> tensors, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            // transformers and timm require this entry, which specifies that the tensors are from PyTorch.
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            foreach (var (name, text) in metadata)
                json.WriteString(name, text);
            json.WriteEndObject();
            var offset = 0L;
            foreach (var tensor in tensors)
                WriteTensor(json, tensor, ref offset);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteTensor(Utf8JsonWriter json, SavedTensor tensor, ref long offset)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.Safetensors);
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset += tensor.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

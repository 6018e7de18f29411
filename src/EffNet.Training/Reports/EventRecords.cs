using System.Buffers.Binary;

namespace EffNet.Training;

/// <summary>
/// Writes and reads records of TensorFlow's files. A record has the length of the data, the checksum of the length, the data, and the checksum of the data. All numbers are
/// little-endian.
/// </summary>
/// <remarks><c>tensorflow/core/lib/io/record_writer.h</c>.</remarks>
internal static class EventRecords
{
    private const int HeadLength = sizeof(ulong) + sizeof(uint);

    /// <summary>Returns data as a record.</summary>
    /// <param name="data">The data.</param>
    public static byte[] Pack(ReadOnlySpan<byte> data)
    {
        var record = new byte[HeadLength + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), Crc32C.Masked(record.AsSpan(0, sizeof(ulong))));
        data.CopyTo(record.AsSpan(HeadLength));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(HeadLength + data.Length), Crc32C.Masked(data));
        return record;
    }

    /// <summary>Returns the data of the complete records of a file. An incomplete last record is ignored.</summary>
    /// <param name="file">The contents of the file.</param>
    /// <param name="path">The path of the file, for messages.</param>
    /// <exception cref="InvalidDataException">A checksum is wrong.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Unpack(ReadOnlyMemory<byte> file, string path)
    {
        var records = new List<ReadOnlyMemory<byte>>();
        var rest = file;
        while (rest.Length >= HeadLength)
        {
            Check(rest[..sizeof(ulong)].Span, rest[sizeof(ulong)..].Span, path, file.Length - rest.Length);
            var length = BinaryPrimitives.ReadUInt64LittleEndian(rest.Span);
            if (length > (ulong)(rest.Length - HeadLength) || rest.Length - HeadLength - (int)length < sizeof(uint))
                break;
            var data = rest.Slice(HeadLength, (int)length);
            rest = rest[(HeadLength + data.Length)..];
            Check(data.Span, rest.Span, path, file.Length - rest.Length);
            records.Add(data);
            rest = rest[sizeof(uint)..];
        }

        return records;
    }

    private static void Check(ReadOnlySpan<byte> data, ReadOnlySpan<byte> checksum, string path, int position)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(checksum) != Crc32C.Masked(data))
        {
            throw new InvalidDataException(
                $"'{path}' is damaged or not a TensorBoard file: the checksum at byte {position} is wrong. "
                + "Delete the file or move it to another folder; the training then writes it again.");
        }
    }
}

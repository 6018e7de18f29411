using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EffNet.Training;

/// <summary>
/// Reads arrays of real numbers from little-endian MATLAB 5 files (MAT-File Format, MathWorks, chapter 1: "Level 5"). An element of a file has a type, a length, and data padded to
/// 8 bytes. A small element has at most four bytes of data, which are stored together with its type and length in 8 bytes.
/// </summary>
internal sealed class MatlabFile
{
    private const int HeaderLength = 128;
    private const int MatrixType = 14;
    private const int CompressedType = 15;
    private const int IsComplex = 0x0800;

    /// <summary>The largest number of bytes of a decompressed element. Lists of labels are far smaller, but a small malicious file could decompress to gigabytes.</summary>
    private const int LargestElement = 1 << 26;

    private readonly string _path;
    private readonly Dictionary<string, int[]> _arrays = new(StringComparer.Ordinal);

    private MatlabFile(string path) => _path = path;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The values of each array of whole numbers, in column-major order. The keys are the names of the arrays.</returns>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is not a MATLAB 5 file, or it is damaged.</exception>
    public static IReadOnlyDictionary<string, int[]> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderLength || bytes[126] != 'I' || bytes[127] != 'M' || BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(124)) != 0x0100)
            throw new InvalidDataException($"{path}: not a little-endian MATLAB 5 file; expected a header of {HeaderLength} bytes that ends with 00 01 49 4D.");
        var file = new MatlabFile(path);
        try
        {
            file.ReadElements(bytes.AsSpan(HeaderLength));
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or OverflowException
            || (problem is InvalidDataException && !problem.Message.StartsWith(path, StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"{path}: the file is damaged or truncated. Download it again.", problem);
        }

        return file._arrays;
    }

    private void ReadElements(ReadOnlySpan<byte> bytes, bool isDecompressed = false)
    {
        while (bytes.Length > 0)
        {
            var (type, data) = ReadElement(ref bytes);
            if (type == CompressedType && isDecompressed)
                throw new InvalidDataException($"{_path}: a compressed element contains another compressed element; expected uncompressed content.");
            if (type == CompressedType)
                ReadElements(Decompress(data), isDecompressed: true);
            else if (type == MatrixType)
                ReadMatrix(data);
        }
    }

    private void ReadMatrix(ReadOnlySpan<byte> bytes)
    {
        var flags = BinaryPrimitives.ReadInt32LittleEndian(ReadElement(ref bytes).Data);
        _ = ReadElement(ref bytes);
        var name = Encoding.ASCII.GetString(ReadElement(ref bytes).Data);

        // Classes 6 to 15 are numeric. The others are cells, structures, objects, text and sparse arrays.
        if ((flags & 0xFF) is < 6 or > 15 || (flags & IsComplex) != 0)
            return;
        var (type, data) = ReadElement(ref bytes);
        var width = SizeOf(type);
        var values = new int[data.Length / width];
        for (var i = 0; i < values.Length; i++)
            values[i] = ReadNumber(type, data.AsSpan(i * width, width));
        _arrays[name] = values;
    }

    private int SizeOf(int type) => type switch
    {
        1 or 2 => 1,
        3 or 4 => 2,
        5 or 6 or 7 => 4,
        9 or 12 or 13 => 8,
        _ => throw new InvalidDataException($"{_path}: unknown numeric type {type}; expected 1 to 7, 9, 12 or 13."),
    };

    private int ReadNumber(int type, ReadOnlySpan<byte> data) => type switch
    {
        1 => (sbyte)data[0],
        2 => data[0],
        3 => BinaryPrimitives.ReadInt16LittleEndian(data),
        4 => BinaryPrimitives.ReadUInt16LittleEndian(data),
        5 => BinaryPrimitives.ReadInt32LittleEndian(data),
        6 => checked((int)BinaryPrimitives.ReadUInt32LittleEndian(data)),
        7 => ToInteger(BinaryPrimitives.ReadSingleLittleEndian(data)),
        9 => ToInteger(BinaryPrimitives.ReadDoubleLittleEndian(data)),
        12 => checked((int)BinaryPrimitives.ReadInt64LittleEndian(data)),
        _ => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(data)),
    };

    private int ToInteger(double number) => double.IsInteger(number) && Math.Abs(number) <= int.MaxValue
        ? (int)number
        : throw new InvalidDataException($"{_path}: found the number {number}; expected only whole numbers.");

    private static (int Type, byte[] Data) ReadElement(ref ReadOnlySpan<byte> bytes)
    {
        var head = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (head >>> 16 is var small and > 0)
        {
            var data = bytes[4..8].Slice(0, small).ToArray();
            bytes = bytes[8..];
            return (head & 0xFFFF, data);
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var content = bytes.Slice(8, length).ToArray();
        var padded = head == CompressedType ? length : checked(length + 7) & ~7;
        bytes = bytes[Math.Min(8 + padded, bytes.Length)..];
        return (head, content);
    }

    private static byte[] Decompress(byte[] data)
    {
        using var stream = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var content = new MemoryStream();
        var part = new byte[1 << 16];
        while (stream.Read(part) is > 0 and var count)
        {
            content.Write(part, 0, count);
            if (content.Length > LargestElement)
                throw new InvalidDataException($"A compressed element has more than {LargestElement:N0} bytes after decompression; expected at most this number.");
        }

        return content.ToArray();
    }
}

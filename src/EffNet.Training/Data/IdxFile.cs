using System.Buffers.Binary;
using System.IO.Compression;

namespace EffNet.Training;

/// <summary>
/// Represents an array of bytes in the IDX format of MNIST. A file has two zero bytes, the type, the number of dimensions, the size of each dimension as a big-endian number of
/// four bytes, and the values.
/// </summary>
/// <param name="Sizes">The size of each dimension.</param>
/// <param name="Values">The values in row-major order.</param>
internal sealed record IdxFile(int[] Sizes, byte[] Values)
{
    private const int Bytes = 0x08;

    /// <summary>The maximum compression ratio of deflate, 1,032:1.</summary>
    private const long LargestRatio = 1032;

    /// <summary>Reads a file, which may be compressed with gzip.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">The expected number of dimensions.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file is not an IDX file of bytes with this number of dimensions, or it is truncated, damaged or too long.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        using var file = File.OpenRead(path);
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!isCompressed)
            return Read(file, path, dimensions, file.Length);
        try
        {
            using var content = new GZipStream(file, CompressionMode.Decompress);
            return Read(content, path, dimensions, LargestRatio * file.Length);
        }
        catch (InvalidDataException problem) when (!problem.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: the compressed file is damaged. Download it again.", problem);
        }
    }

    private static string ContentOf(int dimensions) => dimensions == 1 ? "labels" : "images";

    private static IdxFile Read(Stream file, string path, int dimensions, long largest)
    {
        Span<byte> magic = stackalloc byte[4];
        if (file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || magic is not [0, 0, Bytes, var stored] || stored != dimensions)
        {
            throw new InvalidDataException(
                $"{path}: the file begins with {Convert.ToHexString(magic)}; expected {Bytes << 8 | dimensions:X8}, the signature of an IDX file of {ContentOf(dimensions)}. "
                + "Check that images and labels are not exchanged, or download the file again.");
        }

        var sizes = new int[dimensions];
        var length = 1L;
        var number = (stackalloc byte[4]);
        for (var i = 0; i < dimensions; i++)
        {
            if (file.ReadAtLeast(number, number.Length, throwOnEndOfStream: false) < number.Length)
                throw new InvalidDataException($"{path}: the file is truncated in its header. Download it again.");
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(number);
            length = sizes[i] < 1
                ? throw new InvalidDataException($"{path}: the size of dimension {i} is {sizes[i]}; expected at least 1.")
                : Math.Min(length * sizes[i], int.MaxValue + 1L);
        }

        return new IdxFile(sizes, ReadValues(file, path, length, largest));
    }

    /// <summary>Reads the values. The length that the header declares is compared with the length of the file before memory is allocated.</summary>
    private static byte[] ReadValues(Stream file, string path, long length, long largest)
    {
        var values = length <= largest && length <= Array.MaxLength ? GC.AllocateUninitializedArray<byte>((int)length) : [];
        if (values.Length < length || file.ReadAtLeast(values, values.Length, throwOnEndOfStream: false) < length)
            throw new InvalidDataException($"{path}: the file is truncated or its values do not fit into an array; its header declares {length:N0} values. Download it again.");
        return file.ReadByte() < 0 ? values : throw new InvalidDataException($"{path}: the file is longer than expected; its header declares {length:N0} values.");
    }
}

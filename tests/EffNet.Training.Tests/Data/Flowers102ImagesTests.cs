using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class Flowers102ImagesTests : IDisposable
{
    private const int Bytes = 2;
    private const int Words = 4;
    private const int Doubles = 9;

    private readonly DataFolder _folder = new();

    public Flowers102ImagesTests()
    {
        for (var i = 1; i <= 5; i++)
            _folder.WriteImage($"jpg/image_{i:00000}.jpg", (byte)(40 * i));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_split_of_Flowers102_has_its_images_and_labels(bool isCompressed)
    {
        _folder.Write("imagelabels.mat", Mat(isCompressed, Matrix("labels", Bytes, 77, 77, 1, 102, 51)));
        _folder.Write("setid.mat", Mat(isCompressed, Matrix("trnid", Words, 4, 1), Matrix("valid", Words, 3), Matrix("tstid", Doubles, 2, 5)));

        Assert.Equal([("image_00001.jpg", 76), ("image_00004.jpg", 101)], Contents(DataSplit.Training));
        Assert.Equal([("image_00003.jpg", 0)], Contents(DataSplit.Validation));
        Assert.Equal([("image_00001.jpg", 76), ("image_00003.jpg", 0), ("image_00004.jpg", 101)], Contents(DataSplit.TrainingAndValidation));
        Assert.Equal([("image_00002.jpg", 76), ("image_00005.jpg", 50)], Contents(DataSplit.Test));
        var names = ImageSets.Flowers102(_folder.Path, DataSplit.Test).ClassNames;
        Assert.Equal(("pink primrose", "passion flower", "blackberry lily", 102), (names[0], names[76], names[101], names.Count));
    }

    [Fact]
    public void Matlab_file_truncated_at_any_byte_throws()
    {
        var whole = Mat(true, Matrix("labels", Bytes, 77, 77, 1, 102, 51));
        for (var length = 0; length < whole.Length; length++)
        {
            var path = _folder.Write("imagelabels.mat", whole[..length]);

            if (length == 128)
                Assert.Empty(MatlabFile.Read(path));
            else
                Assert.Contains(path, Assert.Throws<InvalidDataException>(() => MatlabFile.Read(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Compression_bomb_in_a_matlab_file_throws_without_using_much_memory()
    {
        var path = _folder.Write("imagelabels.mat", Mat(false, Compressed(new byte[200_000_000])));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => MatlabFile.Read(path)).Message, StringComparison.Ordinal);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    [Fact]
    public void Damaged_matlab_file_causes_no_exception_except_InvalidDataException()
    {
        var whole = Mat(false, Matrix("labels", Words, 77, 77, 1, 102, 51));
        var random = RandomStream.For(1, 0, 0);
        var failures = 0;
        for (var i = 0; i < 2_000; i++)
        {
            byte[] damaged = [.. whole];
            damaged[128 + random.NextInt(damaged.Length - 128)] = (byte)random.NextInt(256);
            var path = _folder.Write("imagelabels.mat", damaged);
            failures += Record.Exception(() => MatlabFile.Read(path)) switch
            {
                null => 0,
                InvalidDataException => 1,
                var other => throw other,
            };
        }

        Assert.NotEqual(0, failures);
    }

    [Fact]
    public void File_that_is_not_a_matlab_5_file_throws()
    {
        _folder.WriteText("imagelabels.mat", new string('x', 200));

        Assert.Contains("MATLAB 5", Assert.Throws<InvalidDataException>(() => ImageSets.Flowers102(_folder.Path, DataSplit.Test)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", 1, 1, "array 'labels' is missing")]
    [InlineData("labels", 103, 1, "class of image 1 is 103")]
    [InlineData("labels", 0, 1, "class of image 1 is 0")]
    [InlineData("labels", 1, 2, "image 2 does not exist")]
    public void Inconsistent_files_of_Flowers102_throw(string name, int label, int image, string expected)
    {
        _folder.Write("imagelabels.mat", Mat(true, Matrix(name, Bytes, label)));
        _folder.Write("setid.mat", Mat(true, Matrix("tstid", Words, image)));

        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => ImageSets.Flowers102(_folder.Path, DataSplit.Test)).Message, StringComparison.Ordinal);
    }

    private IEnumerable<(string Name, int Label)> Contents(DataSplit split)
    {
        var images = ImageSets.Flowers102(_folder.Path, split);
        return Enumerable.Range(0, images.Count).Select(index => (Path.GetFileName(images.GetName(index)), images.GetLabel(index)));
    }

    /// <summary>Returns a file like those of MATLAB: 116 bytes of text, an offset of 8 bytes, the version, the byte order, and elements that are compressed or not.</summary>
    private static byte[] Mat(bool isCompressed, params byte[][] matrices) =>
    [
        .. Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, Platform: GLNX86".PadRight(124)), 0, 1, (byte)'I', (byte)'M',
        .. matrices.SelectMany(matrix => isCompressed ? Compressed(matrix) : matrix),
    ];

    /// <summary>Returns a row of numbers. As in MATLAB, values of up to four bytes are in one word with their type and length.</summary>
    private static byte[] Matrix(string name, int type, params int[] values)
    {
        var flags = Element(6, [type == Doubles ? (byte)6 : (byte)9, 0, 0, 0, 0, 0, 0, 0]);
        var sizes = Element(5, [.. Number(1), .. Number(values.Length)]);
        byte[] data =
        [
            .. values.SelectMany(value => type switch { Bytes => [(byte)value], Words => BitConverter.GetBytes((ushort)value), _ => BitConverter.GetBytes((double)value) })
        ];
        return Element(14, [.. flags, .. sizes, .. Element(1, Encoding.ASCII.GetBytes(name)), .. Element(type, data)]);
    }

    private static byte[] Element(int type, byte[] data) => data.Length <= 4
        ? [(byte)type, 0, (byte)data.Length, 0, .. data, .. new byte[4 - data.Length]]
        : [.. Number(type), .. Number(data.Length), .. data, .. new byte[(8 - (data.Length % 8)) % 8]];

    private static byte[] Compressed(byte[] element)
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionMode.Compress, leaveOpen: true))
            stream.Write(element);
        return [.. Number(15), .. Number((int)compressed.Length), .. compressed.ToArray()];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}

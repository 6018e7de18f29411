using System.Buffers.Binary;
using System.IO.Compression;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class IdxImagesTests : IDisposable
{
    private static readonly byte[] s_pixels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    private static readonly byte[] s_labels = [2, 0];

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gray_idx_images_get_three_equal_channels(bool isCompressed)
    {
        var images = Read(Idx(s_pixels, 2, 2, 3), Idx(s_labels, 2), isCompressed);

        Assert.Equal(["0", "1", "2"], images.ClassNames);
        Assert.Equal([2, 0], [images.GetLabel(0), images.GetLabel(1)]);
        var picture = images.Load(1);
        Assert.Equal((3, 2), (picture.Width, picture.Height));
        Assert.Equal([7, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 11, 12, 12, 12], picture.Pixels.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Truncated_idx_file_throws(bool isCompressed)
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read(Idx(s_pixels, 2, 2, 3)[..^1], Idx(s_labels, 2), isCompressed));

        Assert.Contains("truncated", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Idx_file_that_ends_in_its_header_throws() => Assert.Throws<InvalidDataException>(() => Read(Idx(s_pixels, 2, 2, 3)[..10], Idx(s_labels, 2), isCompressed: false));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_file_longer_than_declared_throws(bool isCompressed)
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read([.. Idx(s_pixels, 2, 2, 3), 0], Idx(s_labels, 2), isCompressed));

        Assert.Contains("longer", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Impossible_size_in_an_idx_file_throws_before_memory_is_allocated(bool isCompressed)
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read(Idx(s_pixels, 2_000_000_000, 1, 1), Idx(s_labels, 2), isCompressed));

        Assert.Contains("2,000,000,000", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_magic_number_of_an_idx_file_throws()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read(Idx(s_labels, 2), Idx(s_labels, 2), isCompressed: false));

        Assert.Contains("begins with 00000801; expected 00000803", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_gzip_data_of_an_idx_file_throws()
    {
        byte[] damaged = [.. Compress(Idx(s_pixels, 2, 2, 3))];
        damaged.AsSpan(10).Fill(0xFF);
        var images = _folder.Write("images.gz", damaged);

        var problem = Assert.Throws<InvalidDataException>(() => ImageSets.FromIdx(images, _folder.Write("labels", Idx(s_labels, 2))));

        Assert.Contains("damaged", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unequal_numbers_of_idx_images_and_labels_throw()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read(Idx(s_pixels, 2, 2, 3), Idx([0, 0, 0], 3), isCompressed: false));

        Assert.Contains("2 images", problem.Message, StringComparison.Ordinal);
        Assert.Contains("3 labels", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Idx_label_without_a_class_name_throws()
    {
        var (images, labels) = (_folder.Write("images", Idx(s_pixels, 2, 2, 3)), _folder.Write("labels", Idx(s_labels, 2)));

        var problem = Assert.Throws<InvalidDataException>(() => ImageSets.FromIdx(images, labels, ["a", "b"]));

        Assert.Contains("the label of image 0 is 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mnist_folder_is_read_with_and_without_compression()
    {
        _folder.Write("train-images-idx3-ubyte", Idx(s_pixels, 2, 2, 3));
        _folder.Write("train-labels-idx1-ubyte.gz", Compress(Idx(s_labels, 2)));
        _folder.Write("t10k-images-idx3-ubyte", Idx([9], 1, 1, 1));
        _folder.Write("t10k-labels-idx1-ubyte", Idx([7], 1));

        Assert.Equal(2, ImageSets.Mnist(_folder.Path, DataSplit.Training).Count);
        var test = ImageSets.Mnist(_folder.Path, DataSplit.Test);
        Assert.Equal((7, "7", 10), (test.GetLabel(0), test.ClassNames[7], test.ClassNames.Count));
        Assert.Throws<ArgumentException>(() => ImageSets.Mnist(_folder.Path, DataSplit.Validation));
    }

    [Fact]
    public void Missing_Mnist_file_throws_an_exception_that_names_it()
    {
        var problem = Assert.Throws<FileNotFoundException>(() => ImageSets.Mnist(_folder.Path, DataSplit.Test));

        Assert.Contains("t10k-images-idx3-ubyte", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Debian's package <c>dataset-fashion-mnist</c>; counts are those of the data set's authors, 6,000 and 1,000 of each class.</summary>
    [Theory]
    [InlineData(DataSplit.Training, 60_000)]
    [InlineData(DataSplit.Test, 10_000)]
    public void FashionMnist_has_the_published_number_of_images_of_each_class(DataSplit split, int count)
    {
        const string Folder = "/usr/share/datasets/fashion-mnist";
        Assert.SkipUnless(Directory.Exists(Folder), $"The data set is not installed in {Folder}; the Debian package is dataset-fashion-mnist.");

        var images = ImageSets.FashionMnist(Folder, split);

        Assert.Equal(count, images.Count);
        Assert.All(images.CountByClass(), number => Assert.Equal(count / 10, number));
        Assert.Equal("Ankle boot", images.ClassNames[9]);
        Assert.Equal((28, 28), (images.Load(count - 1).Width, images.Load(count - 1).Height));
        // The first image of both files is an ankle boot.
        Assert.Equal(9, images.GetLabel(0));
    }

    private ImageSet Read(byte[] images, byte[] labels, bool isCompressed) => isCompressed
        ? ImageSets.FromIdx(_folder.Write("images.gz", Compress(images)), _folder.Write("labels.gz", Compress(labels)))
        : ImageSets.FromIdx(_folder.Write("images", images), _folder.Write("labels", labels));

    private static byte[] Idx(byte[] values, params int[] sizes)
    {
        var header = new byte[4 + (4 * sizes.Length)];
        (header[2], header[3]) = (8, (byte)sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), sizes[i]);
        return [.. header, .. values];
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionMode.Compress))
            stream.Write(bytes);
        return compressed.ToArray();
    }
}

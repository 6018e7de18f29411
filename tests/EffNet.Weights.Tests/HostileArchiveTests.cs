using System.IO.Compression;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Zip archives with wrong names, sizes, offsets, checksums or contents.</summary>
public sealed class HostileArchiveTests : FileTests
{
    [Fact]
    public void Valid_archive_loads() => Assert.Equal(WeightFormat.PyTorch, AssertLoads(Write("honest.pth", Archive.Write(LayerFile.Entries()))).Format);

    [Fact]
    public void Two_archive_entries_with_one_name_throw()
    {
        var entries = LayerFile.Entries();
        entries.Add(entries[1] with { Content = new byte[entries[1].Content.Length] });

        var error = Refuse(Archive.Write(entries));

        Assert.Equal("archive/data/0", error.Entry);
        Assert.Contains("the same name", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_entry_with_a_wrong_checksum_throws_an_exception_that_names_it()
    {
        var error = Refuse(Change(1, e => e with { Checksum = 0x12345678 }));
        Assert.Equal(("archive/data/0", 0), (error.Entry, error.Offset));
        Assert.Contains("CRC-32", error.Message, StringComparison.Ordinal);

        Assert.Equal("archive/data.pkl", Refuse(Change(0, e => e with { Checksum = 1 })).Entry);
    }

    [Fact]
    public void Changed_byte_in_a_tensor_of_an_archive_throws_with_its_entry()
    {
        var file = Archive.Write(LayerFile.Entries());
        var content = LayerFile.Entries()[3].Content;
        file[file.AsSpan().IndexOf(content) + 5] ^= 1;

        Assert.Equal("archive/data/2", Refuse(file).Entry);
    }

    [Fact]
    public void Local_headers_of_entries_are_not_trusted()
    {
        // As in PyTorch, only the directory is used; names and sizes in local headers are ignored.
        AssertLoads(Write("renamed.pth", Change(1, e => e with { LocalName = "archive/data/1" })));
        AssertLoads(Write("traversing.pth", Change(1, e => e with { LocalName = "../../escaped" })));
        AssertLoadsOrRefused(Change(1, e => e with { LocalSize = 4_000_000_000 }));
        AssertLoadsOrRefused(Change(1, e => e with { LocalSize = 0 }));
        Assert.False(File.Exists(Path.Combine(Folder, "..", "..", "escaped")));
    }

    [Theory]
    [InlineData(4_000_000_000u, 4_000_000_000u)]
    [InlineData(433u, 433u)]
    [InlineData(431u, 431u)]
    [InlineData(0u, 0u)]
    [InlineData(4_000_000_000u, null)]
    [InlineData(0xFFFFFFFFu, 0xFFFFFFFFu)]
    public void Wrong_size_in_the_zip_directory_throws(uint size, uint? packed) =>
        Assert.Contains("archive", Refuse(Change(1, e => e with { Size = size, PackedSize = packed })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0xFFFFFFFEu)]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(7u)]
    public void Wrong_offset_in_the_zip_directory_throws(uint place) => Refuse(Change(1, e => e with { Place = place }));

    [Fact]
    public void Compressed_entries_with_wrong_sizes_throw()
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(new byte[100_000_000]);
        var bomb = packed.ToArray();
        Assert.InRange(bomb.Length, 1, 200_000);

        Assert.Equal("archive/data/0", Refuse(Change(1, e => e with { Content = bomb, Method = 8, Size = 100_000_000 })).Entry);
        Assert.Equal("archive/data.pkl", Refuse(Change(0, e => e with { Content = bomb, Method = 8, Size = 100_000_000 })).Entry);
        Refuse(Change(1, e => e with { Content = bomb, Method = 8 }));
        Refuse(Change(0, e => e with { Content = bomb, Method = 8 }));
        Refuse(Change(1, e => e with { Method = 8 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(99)]
    public void Unknown_compression_method_in_an_archive_throws(ushort method) => Refuse(Change(1, e => e with { Method = method }));

    [Fact]
    public void Entry_with_the_encryption_flag_throws_or_loads_the_stored_bytes() => AssertLoadsOrRefused(Change(1, e => e with { Flags = 1 }));

    [Fact]
    public void Compression_bomb_in_an_archive_throws_without_using_memory()
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(new byte[100_000_000]);
        var path = Write("bomb.pth", Change(0, e => e with { Content = packed.ToArray(), Method = 8, Size = 100_000_000 }));
        using var module = Layers.Create();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<WeightFileException>(() => module.LoadWeights(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData("../")]
    [InlineData("/")]
    [InlineData("C:/")]
    [InlineData("..\\..\\")]
    public void Paths_in_names_of_archive_entries_write_no_files(string root)
    {
        string[] names = [.. LayerFile.Entries().Select(e => e.Name["archive/".Length..])];

        AssertLoadsOrRefused(Archive.Write([.. LayerFile.Entries().Zip(names, (e, name) => e with { Name = root + name })]));

        Assert.Equal(["hostile.bin"], Directory.GetFiles(Folder).Select(Path.GetFileName));
        Assert.DoesNotContain(names, name => File.Exists(Path.Combine(Path.GetDirectoryName(Folder)!, name)));
    }

    [Fact]
    public void Archive_with_several_pickles_throws()
    {
        var entries = LayerFile.Entries();
        entries.Add(entries[0] with { Name = "other/data.pkl" });

        Assert.Contains("data.pkl", Refuse(Archive.Write(entries)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data.pkl")]
    [InlineData("a/b/data.pkl")]
    [InlineData("archive/Data.pkl")]
    [InlineData("archive/data.pkl/")]
    public void Archive_without_a_pickle_in_its_own_folder_throws(string name) =>
        Assert.Contains("data.pkl", Refuse(Change(0, e => e with { Name = name })).Message, StringComparison.Ordinal);

    [Fact]
    public void Missing_storage_throws_with_the_name_of_its_tensor()
    {
        var error = Refuse(Archive.Write([.. LayerFile.Entries().Where(e => e.Name != "archive/data/3")]));

        Assert.Equal("1.running_mean", error.Entry);
        Assert.Contains("data/3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_with_another_byte_order_than_little_endian_throws()
    {
        ArchiveEntry Order(string word) => new("archive/byteorder", System.Text.Encoding.ASCII.GetBytes(word));

        AssertLoads(Write("little.pth", Archive.Write([.. LayerFile.Entries(), Order("little")])));
        Assert.Equal("archive/byteorder", Refuse(Archive.Write([.. LayerFile.Entries(), Order("big")])).Entry);
        Assert.Equal("archive/byteorder", Refuse(Archive.Write([.. LayerFile.Entries(), Order(new string('x', 1000))])).Entry);

        var machine = PickleProgram.Start().Do("}(").Text("little_endian").Do(0x89).Do("u").End();
        Assert.Contains("byte order", Refuse(LayerFile.Legacy(machine: machine)).Message, StringComparison.Ordinal);
        Refuse(LayerFile.Legacy(machine: PickleProgram.Start().Do("}").End()));
        Refuse(LayerFile.Legacy(machine: PickleProgram.Start().Do("N").End()));
    }

    [Fact]
    public void Zip_archive_without_a_pickle_throws() =>
        Assert.Contains("data.pkl", Refuse(Archive.Write([new("word/document.xml", "<x/>"u8.ToArray())])).Message, StringComparison.Ordinal);

    [Fact]
    public void Empty_zip_archive_throws() => Refuse(Archive.Write([]));

    [Theory]
    [InlineData("0", -1)]
    [InlineData("0", 107)]
    [InlineData("0", 109)]
    [InlineData("0", long.MaxValue)]
    [InlineData("0", long.MinValue)]
    [InlineData("0", 1L << 61)]
    [InlineData("count", 2)]
    [InlineData("count", 0)]
    [InlineData("count", 1L << 61)]
    public void Legacy_storage_with_a_wrong_count_throws(string key, long count)
    {
        var error = Refuse(LayerFile.Legacy(counts: (k, honest) => k == key ? count : honest));

        Assert.True(error.Entry is not null || error.Offset is not null, error.Message);
    }

    [Fact]
    public void Bytes_after_a_legacy_file_throw() => Assert.Contains("1 bytes after the last", Refuse([.. LayerFile.Legacy(), 0]).Message, StringComparison.Ordinal);

    private static byte[] Change(int index, Func<ArchiveEntry, ArchiveEntry> change)
    {
        var entries = LayerFile.Entries();
        entries[index] = change(entries[index]);
        return Archive.Write(entries);
    }

    private void AssertLoadsOrRefused(byte[] file)
    {
        var path = Write("hostile.bin", file);
        using var expected = Layers.CreateFilled();
        using var module = Layers.Create();
        var before = Bits.Of(module);
        try
        {
            module.LoadWeights(path);
            Bits.Of(expected).AssertAre(module);
        }
        catch (WeightFileException)
        {
            before.AssertAre(module);
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class TransparencyTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Transparent_pixels_of_sets_are_blended_with_white()
    {
        _folder.Write("a/1.png", Png([200, 100, 0, 0], [200, 100, 0, 255], [200, 100, 0, 51]));

        var picture = ImageSets.FromFolder(_folder.Path).Load(0);

        // 51 / 255 is 0.2: 0.2 * 200 + 0.8 * 255 = 244, 0.2 * 100 + 0.8 * 255 = 224, 0.8 * 255 = 204.
        Assert.Equal([255, 255, 255, 200, 100, 0, 244, 224, 204], picture.Pixels.ToArray());
    }

    [Fact]
    public void Transparent_pixels_are_blended_with_the_stated_color()
    {
        _folder.Write("a/1.png", Png([200, 100, 0, 0], [200, 100, 0, 255], [200, 100, 0, 51]));

        var picture = ImageSets.FromFolder(_folder.Path, options: new PictureLoadOptions { Background = new RgbColor(10, 20, 30) }).Load(0);

        // 0.2 * 200 + 0.8 * 10 = 48, 0.2 * 100 + 0.8 * 20 = 36, 0.8 * 30 = 24.
        Assert.Equal([10, 20, 30, 200, 100, 0, 48, 36, 24], picture.Pixels.ToArray());
    }

    [Fact]
    public void Transparency_is_dropped_without_a_background()
    {
        var picture = PictureFile.Load(Png([200, 100, 0, 0], [1, 2, 3, 128], [9, 8, 7, 255]));

        Assert.Equal([200, 100, 0, 1, 2, 3, 9, 8, 7], picture.Pixels.ToArray());
    }

    /// <summary>A PNG file of one row (PNG Specification, 11.2 and 11.3), of red, green, blue and alpha.</summary>
    private static byte[] Png(params byte[][] pixels)
    {
        using var data = new MemoryStream();
        using (var compressed = new ZLibStream(data, CompressionMode.Compress, leaveOpen: true))
            compressed.Write([0, .. pixels.SelectMany(pixel => pixel)]);
        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10,
            .. Chunk("IHDR"u8, [.. Number((uint)pixels.Length), .. Number(1), 8, 6, 0, 0, 0]), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, []),
        ];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        return [.. Number((uint)content.Length), .. named, .. Number(Crc(named))];
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}

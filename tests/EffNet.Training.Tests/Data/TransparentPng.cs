using System.Buffers.Binary;
using System.IO.Compression;

namespace EffNet.Training.Tests;

/// <summary>PNG files with transparency (PNG Specification, 11.2 and 11.3).</summary>
internal static class TransparentPng
{
    /// <summary>Returns a file.</summary>
    /// <param name="width">The number of columns.</param>
    /// <param name="pixels">Red, green, blue and alpha of each pixel, rows from the top.</param>
    public static byte[] Of(int width, params IReadOnlyList<byte[]> pixels)
    {
        using var data = new MemoryStream();
        using (var compressed = new ZLibStream(data, CompressionMode.Compress, leaveOpen: true))
        {
            foreach (var row in pixels.Chunk(width))
                compressed.Write([0, .. row.SelectMany(pixel => pixel)]);
        }

        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10,
            .. Chunk("IHDR"u8, [.. Number((uint)width), .. Number((uint)(pixels.Count / width)), 8, 6, 0, 0, 0]), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, []),
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

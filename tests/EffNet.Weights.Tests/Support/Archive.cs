using System.IO.Hashing;
using System.Text;

namespace EffNet.Weights.Tests.Support;

/// <summary>Writes zip archives byte by byte, so that they can contain wrong values.</summary>
internal static class Archive
{
    public static byte[] Write(IReadOnlyList<ArchiveEntry> entries)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var places = new List<uint>();
        foreach (var entry in entries)
        {
            places.Add((uint)stream.Position);
            WriteLocal(writer, entry);
        }

        var directory = (uint)stream.Position;
        foreach (var (entry, place) in entries.Zip(places))
            WriteDirectory(writer, entry, entry.Place ?? place);
        WriteEnd(writer, (ushort)entries.Count, directory, (uint)stream.Position - directory);
        return stream.ToArray();
    }

    private static void WriteLocal(BinaryWriter writer, ArchiveEntry entry)
    {
        var name = Encoding.UTF8.GetBytes(entry.LocalName ?? entry.Name);
        writer.Write(0x04034B50u);
        WriteCommon(writer, entry);
        writer.Write(entry.LocalSize ?? (uint)entry.Content.Length);
        writer.Write(entry.LocalSize ?? (uint)entry.Content.Length);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)0);
        writer.Write(name);
        writer.Write(entry.Content);
    }

    private static void WriteDirectory(BinaryWriter writer, ArchiveEntry entry, uint place)
    {
        var name = Encoding.UTF8.GetBytes(entry.Name);
        writer.Write(0x02014B50u);
        writer.Write((ushort)20);
        WriteCommon(writer, entry);
        byte[] extra = entry.LongSize is { } size ? [1, 0, 16, 0, .. BitConverter.GetBytes(size), .. BitConverter.GetBytes(size)] : [];
        writer.Write(entry.LongSize is not null ? uint.MaxValue : entry.PackedSize ?? (uint)entry.Content.Length);
        writer.Write(entry.LongSize is not null ? uint.MaxValue : entry.Size ?? (uint)entry.Content.Length);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)extra.Length);
        writer.Write(new byte[10]);
        writer.Write(place);
        writer.Write(name);
        writer.Write(extra);
    }

    private static void WriteCommon(BinaryWriter writer, ArchiveEntry entry)
    {
        writer.Write((ushort)20);
        writer.Write(entry.Flags);
        writer.Write(entry.Method);
        writer.Write(0x00210000u);
        writer.Write(entry.Checksum ?? Crc32.HashToUInt32(entry.Content));
    }

    private static void WriteEnd(BinaryWriter writer, ushort count, uint directory, uint length)
    {
        writer.Write(0x06054B50u);
        writer.Write(0u);
        writer.Write(count);
        writer.Write(count);
        writer.Write(length);
        writer.Write(directory);
        writer.Write((ushort)0);
    }
}

using System.Buffers.Binary;

namespace EffNet.Pictures;

/// <summary>Reads the orientation of a PNG file from the EXIF data of its <c>eXIf</c> chunk (PNG Specification, Third Edition, 11.3.4.4).</summary>
internal static class PngOrientation
{
    private const int SignatureLength = 8;
    private const int ChunkHead = 8;
    private const int ChunkTail = 4;
    private const uint Exif = 0x65584966;
    private const int OrientationTag = 0x0112;
    private const int EntryLength = 12;
    private const int Upright = 1;

    /// <summary>Returns the value of the orientation tag; 1 (upright) if it is missing or invalid.</summary>
    public static int Of(ReadOnlySpan<byte> file)
    {
        var rest = file[Math.Min(SignatureLength, file.Length)..];
        while (rest.Length >= ChunkHead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkHead)
                break;
            if (BinaryPrimitives.ReadUInt32BigEndian(rest[4..]) == Exif)
                return Orientation(rest.Slice(ChunkHead, (int)length));
            rest = rest[Math.Min(ChunkHead + (int)length + ChunkTail, rest.Length)..];
        }

        return Upright;
    }

    /// <summary>Returns the value of the tag in the first directory of a TIFF header. The header specifies the byte order.</summary>
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return Upright;
        var little = tiff[0] == 'I';
        var directory = Number(tiff[4..], 4, little);
        if (directory > tiff.Length - 2)
            return Upright;
        var entries = tiff[((int)directory + 2)..];
        for (var left = Number(tiff[(int)directory..], 2, little); left > 0 && entries.Length >= EntryLength; left--, entries = entries[EntryLength..])
        {
            if (Number(entries, 2, little) == OrientationTag)
                return Number(entries[8..], 2, little) is >= 1 and <= 8 and var value ? (int)value : Upright;
        }

        return Upright;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int length, bool little) => (length, little) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };
}

using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Maps each level of an image with a table, as Pillow's <c>Image.point</c>.</summary>
internal static class Levels
{
    /// <summary>The number of levels of a channel.</summary>
    public const int Count = 256;

    private const int Channels = 3;

    /// <summary>Writes a table.</summary>
    /// <param name="counts">The number of pixels of each of the 256 levels.</param>
    /// <param name="table">Receives the 256 new levels.</param>
    public delegate void TableWriter(ReadOnlySpan<int> counts, Span<byte> table);

    /// <summary>Maps the levels of all channels with one table.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="table">The new level of each of the 256 levels.</param>
    public static Picture Map(Picture picture, ReadOnlySpan<byte> table)
    {
        var pixels = picture.Pixels;
        var mapped = GC.AllocateUninitializedArray<byte>(pixels.Length);
        table = table[..Count];
        for (var i = 0; i < mapped.Length; i++)
            mapped[i] = table[pixels[i]];
        return new Picture(picture.Width, picture.Height, mapped);
    }

    /// <summary>Maps the levels of each channel with its own table.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="tables">The 256 new levels of red, then of green, then of blue.</param>
    public static Picture MapChannels(Picture picture, ReadOnlySpan<byte> tables)
    {
        var pixels = picture.Pixels;
        var mapped = GC.AllocateUninitializedArray<byte>(pixels.Length);
        var red = tables[..Count];
        var green = tables.Slice(Count, Count);
        var blue = tables.Slice(2 * Count, Count);
        for (var i = 0; i + 2 < mapped.Length; i += Channels)
        {
            mapped[i] = red[pixels[i]];
            mapped[i + 1] = green[pixels[i + 1]];
            mapped[i + 2] = blue[pixels[i + 2]];
        }

        return new Picture(picture.Width, picture.Height, mapped);
    }

    /// <summary>Maps the levels of each channel with a table that is computed from the histogram of the channel.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="write">Writes the table of a channel.</param>
    public static Picture MapByHistogram(Picture picture, TableWriter write)
    {
        Span<int> counts = stackalloc int[Channels * Count];
        counts.Clear();
        CountLevels(picture.Pixels, counts);
        Span<byte> tables = stackalloc byte[Channels * Count];
        for (var channel = 0; channel < Channels; channel++)
            write(counts.Slice(channel * Count, Count), tables.Slice(channel * Count, Count));
        return MapChannels(picture, tables);
    }

    /// <summary>Writes the table that changes nothing.</summary>
    /// <param name="table">Receives 256 levels.</param>
    public static void WriteIdentity(Span<byte> table)
    {
        for (var level = 0; level < Count; level++)
            table[level] = (byte)level;
    }

    private static void CountLevels(ReadOnlySpan<byte> pixels, Span<int> counts)
    {
        var red = counts[..Count];
        var green = counts.Slice(Count, Count);
        var blue = counts.Slice(2 * Count, Count);
        for (var i = 0; i + 2 < pixels.Length; i += Channels)
        {
            red[pixels[i]]++;
            green[pixels[i + 1]]++;
            blue[pixels[i + 2]]++;
        }
    }
}

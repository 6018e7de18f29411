using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Applies Pillow's filter <c>SMOOTH</c>: the weighted mean of a pixel with weight 5 and its eight neighbors with weight 1.</summary>
internal static class Smoothing
{
    private const int Channels = 3;

    /// <summary>Writes the smoothed image. The outermost pixels do not change.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="smooth">Receives the bytes of the smoothed image. It has the length of the pixels of <paramref name="picture"/>.</param>
    public static void Write(Picture picture, Span<byte> smooth)
    {
        var pixels = picture.Pixels;
        pixels.CopyTo(smooth);
        if (picture.Width < 3 || picture.Height < 3)
            return;
        var stride = Channels * picture.Width;
        Span<int> columns = new int[stride];
        for (var y = 1; y < picture.Height - 1; y++)
        {
            var above = pixels.Slice((y - 1) * stride, stride);
            var row = pixels.Slice(y * stride, stride);
            var below = pixels.Slice((y + 1) * stride, stride);
            for (var x = 0; x < columns.Length; x++)
                columns[x] = above[x] + row[x] + below[x];
            WriteRow(columns, row, smooth.Slice(y * stride, stride));
        }
    }

    /// <summary>
    /// Writes a row. Pillow sums in single precision, adds 1/2 and rounds down. Integer arithmetic gives the same results, because exact results are multiples of 1/13, and none of
    /// them is closer than 1/26 to the middle between two levels.
    /// </summary>
    private static void WriteRow(ReadOnlySpan<int> columns, ReadOnlySpan<byte> row, Span<byte> smooth)
    {
        for (var x = Channels; x < smooth.Length - Channels; x++)
        {
            var sum = columns[x - Channels] + columns[x] + columns[x + Channels] + (4 * row[x]);
            smooth[x] = (byte)((uint)((2 * sum) + 13) / 26);
        }
    }
}

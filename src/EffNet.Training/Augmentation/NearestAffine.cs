using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Moves pixels by an affine matrix, without interpolation, as Pillow's <c>ImagingTransformAffine</c> (<c>Geometry.c</c>). It computes with 16 fractional bits, or in double
/// precision if the matrix only scales or the image is too large.
/// </summary>
internal static class NearestAffine
{
    private const int Channels = 3;
    private const double One = 65536;

    /// <summary>Returns the moved pixels as an image of the same size.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="matrix">The source of each pixel.</param>
    /// <param name="fill">The color of pixels outside the image.</param>
    public static Picture Apply(Picture picture, in AffineMatrix matrix, RgbColor fill)
    {
        var pixels = Filled(picture.Pixels.Length, fill);
        if (matrix.IsScaling || !matrix.FitsFixedPoint(picture.Width, picture.Height))
            MoveExactly(picture, matrix, pixels);
        else
            MoveInFixedPoint(picture, matrix, pixels);
        return new Picture(picture.Width, picture.Height, pixels);
    }

    /// <summary>Returns pixels of one color.</summary>
    /// <param name="length">The number of bytes, 3 for each pixel.</param>
    /// <param name="fill">The color.</param>
    public static byte[] Filled(int length, RgbColor fill)
    {
        var pixels = new byte[length];
        if (fill == default)
            return pixels;
        for (var i = 0; i + 2 < pixels.Length; i += Channels)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (fill.Red, fill.Green, fill.Blue);
        return pixels;
    }

    private static void MoveInFixedPoint(Picture picture, in AffineMatrix matrix, Span<byte> moved)
    {
        var (a, b, d, e) = (Fixed(matrix.A), Fixed(matrix.B), Fixed(matrix.D), Fixed(matrix.E));
        var (firstColumn, firstRow) = (Fixed(matrix.C + (matrix.A * 0.5) + (matrix.B * 0.5)), Fixed(matrix.F + (matrix.D * 0.5) + (matrix.E * 0.5)));
        var pixels = picture.Pixels;
        var (width, height, to) = (picture.Width, picture.Height, 0);
        for (var y = 0; y < height; y++, firstColumn += b, firstRow += e)
        {
            var (column, row) = (firstColumn, firstRow);
            for (var x = 0; x < width; x++, to += Channels, column += a, row += d)
            {
                var (fromX, fromY) = (column >> 16, row >> 16);
                if ((uint)fromX < (uint)width && (uint)fromY < (uint)height)
                    Copy(pixels, Channels * ((fromY * width) + fromX), moved, to);
            }
        }
    }

    private static void MoveExactly(Picture picture, in AffineMatrix matrix, Span<byte> moved)
    {
        var (firstColumn, firstRow) = (matrix.C + (matrix.B * 0.5) + (matrix.A * 0.5), matrix.F + (matrix.E * 0.5) + (matrix.D * 0.5));
        var pixels = picture.Pixels;
        var (width, height, to) = (picture.Width, picture.Height, 0);
        for (var y = 0; y < height; y++, firstColumn += matrix.B, firstRow += matrix.E)
        {
            var (column, row) = (firstColumn, firstRow);
            for (var x = 0; x < width; x++, to += Channels, column += matrix.A, row += matrix.D)
            {
                if (column >= 0 && column < width && row >= 0 && row < height)
                    Copy(pixels, Channels * (((int)row * width) + (int)column), moved, to);
            }
        }
    }

    private static void Copy(ReadOnlySpan<byte> pixels, int from, Span<byte> moved, int to)
    {
        moved[to] = pixels[from];
        moved[to + 1] = pixels[from + 1];
        moved[to + 2] = pixels[from + 2];
    }

    private static int Fixed(double number) => (int)Math.Floor((number * One) + 0.5);
}

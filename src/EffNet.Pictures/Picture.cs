namespace EffNet.Pictures;

/// <summary>A picture in memory: red, green and blue of every pixel, eight bits each, rows from the top.</summary>
public sealed class Picture
{
    private readonly byte[] _pixels;

    /// <summary>Makes a picture of pixels, which it keeps.</summary>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="pixels">Red, green and blue of every pixel, rows from the top without gaps: 3 * width * height bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentException">There are more or fewer bytes.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
            throw new ArgumentException($"A picture of {width} x {height} has {3L * width * height} bytes of red, green and blue; these are {pixels.LongLength}.", nameof(pixels));
        (Width, Height, _pixels) = (width, height, pixels);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of every pixel, rows from the top.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;
}

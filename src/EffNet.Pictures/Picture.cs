namespace EffNet.Pictures;

/// <summary>A picture in memory: red, green and blue of every pixel, eight bits each, rows from the top.</summary>
public sealed class Picture
{
    private readonly byte[] _pixels;

    /// <summary>Initializes a new instance of the class, which keeps <paramref name="pixels"/> without a copy.</summary>
    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="pixels">Red, green and blue of every pixel, rows from the top without gaps: 3 * width * height bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> or <paramref name="height"/> is less than 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> does not have this number of bytes.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
            throw new ArgumentException($"A picture of {width} x {height} has {3L * width * height} bytes of red, green and blue; these are {pixels.LongLength}.", nameof(pixels));
        (Width, Height, _pixels) = (width, height, pixels);
    }

    /// <summary>Gets the number of columns.</summary>
    public int Width { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Height { get; }

    /// <summary>Gets red, green and blue of every pixel, rows from the top.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;
}

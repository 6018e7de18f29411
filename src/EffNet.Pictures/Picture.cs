namespace EffNet.Pictures;

/// <summary>A picture in memory: red, green and blue of every pixel with eight bits each, in rows from top to bottom.</summary>
public sealed class Picture
{
    private readonly byte[] _pixels;

    /// <summary>Initializes a new instance of the class. The array <paramref name="pixels"/> is not copied, so do not change it afterwards.</summary>
    /// <param name="width">The number of columns.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="pixels">Red, green and blue of every pixel, in rows from top to bottom without gaps: 3 * width * height bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> or <paramref name="height"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="pixels"/> is not 3 * <paramref name="width"/> * <paramref name="height"/>.</exception>
    public Picture(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * width * height)
            throw new ArgumentException($"The number of bytes must be {3L * width * height} for a picture of {width} x {height}, but was {pixels.LongLength}.", nameof(pixels));
        (Width, Height, _pixels) = (width, height, pixels);
    }

    /// <summary>Gets the number of columns.</summary>
    public int Width { get; }

    /// <summary>Gets the number of rows.</summary>
    public int Height { get; }

    /// <summary>Gets red, green and blue of every pixel, in rows from top to bottom.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;
}

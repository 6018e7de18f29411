using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents a set of images of one size whose pixels are in one array.</summary>
internal sealed class PixelImages : ImageSet
{
    private const int Rgb = 3;

    private readonly byte[] _pixels;
    private readonly int[] _labels;
    private readonly string _source;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="shape">The size of each image and the order of its bytes.</param>
    /// <param name="pixels">The bytes of all images. They are not copied.</param>
    /// <param name="labels">The class of each image. The array is not copied.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="source">The source of the images, which is a part of their names.</param>
    public PixelImages(PixelShape shape, byte[] pixels, int[] labels, IReadOnlyList<string> classNames, string source) =>
        (Shape, _pixels, _labels, ClassNames, _source) = (shape, pixels, labels, classNames, source);

    /// <inheritdoc/>
    public override int Count => _labels.Length;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; }

    private PixelShape Shape { get; }

    /// <inheritdoc/>
    public override int GetLabel(int index) => _labels[index];

    /// <inheritdoc/>
    public override string GetName(int index) => $"{_source}[{index}]";

    /// <inheritdoc/>
    public override Picture Load(int index) => new(Shape.Width, Shape.Height, ToRgb(PixelsOf(index)));

    /// <inheritdoc/>
    public override UInt128 GetContentHash(int index) => HashPixels(Shape.Width, Shape.Height, PixelsOf(index));

    private ReadOnlySpan<byte> PixelsOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _pixels.AsSpan(index * Shape.Length, Shape.Length);
    }

    private byte[] ToRgb(ReadOnlySpan<byte> stored)
    {
        if (Shape is { Channels: Rgb, Order: PixelOrder.ChannelsLast })
            return stored.ToArray();
        var count = Shape.Width * Shape.Height;
        var plane = Shape.Channels == Rgb ? count : 0;
        var pixels = new byte[Rgb * count];
        for (var i = 0; i < count; i++)
        {
            pixels[Rgb * i] = stored[i];
            pixels[(Rgb * i) + 1] = stored[plane + i];
            pixels[(Rgb * i) + 2] = stored[(2 * plane) + i];
        }

        return pixels;
    }
}

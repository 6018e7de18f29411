using EffNet.Pictures;

namespace EffNet;

/// <summary>Images in an array, (N, C, H, W).</summary>
internal sealed class ArrayImages : ImageMemory
{
    private const int Channels = 3;

    private readonly int _length;
    private readonly float[] _values;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="size">The height and width of each image, in pixels.</param>
    /// <exception cref="ArgumentException">The batch is larger than the largest block of memory.</exception>
    public ArrayImages(int count, int size)
    {
        PictureBatch.CheckSize(count, size);
        (Count, Size, _length) = (count, size, Channels * size * size);
        _values = new float[count * _length];
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>Gets the height and width of each image, in pixels.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public override PixelOrder Order => PixelOrder.ChannelsFirst;

    /// <summary>Gets the values of all images.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <inheritdoc/>
    public override Span<float> PlaceOf(int index) => _values.AsSpan(index * _length, _length);

    /// <inheritdoc/>
    public override ImageMemory Keep(IReadOnlyList<int> images)
    {
        var kept = new ArrayImages(images.Count, Size);
        for (var i = 0; i < images.Count; i++)
            PlaceOf(images[i]).CopyTo(kept.PlaceOf(i));
        return kept;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The garbage collector frees the array.
    }
}

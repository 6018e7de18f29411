using System.Runtime.InteropServices;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// A batch of images in a tensor. The memory format is channels-last, as in decoded files and in <see cref="UnrolledNetwork"/>, so no data is rearranged.
/// </summary>
internal sealed class TensorImages : ImageMemory
{
    private const int Channels = 3;

    private readonly int _length;
    private readonly Tensor _rows;

    /// <summary>Initializes a new instance of the <see cref="TensorImages"/> class and allocates its memory.</summary>
    /// <param name="count">The number of images.</param>
    /// <param name="size">The height and width of each image in pixels.</param>
    /// <exception cref="ArgumentException">The batch exceeds the maximum number of bytes of a span.</exception>
    public TensorImages(int count, int size)
        : this(count, size, Allocate(count, size))
    {
    }

    private TensorImages(int count, int size, Tensor rows)
    {
        (Count, _length, _rows) = (count, Channels * size * size, rows);
        Images = rows.permute(0, 3, 1, 2);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override PixelOrder Order => PixelOrder.ChannelsLast;

    /// <summary>Gets the images, of shape (N, 3, size, size).</summary>
    public Tensor Images { get; }

    /// <inheritdoc/>
    public override Span<float> PlaceOf(int index) => MemoryMarshal.Cast<byte, float>(_rows.bytes).Slice(index * _length, _length);

    /// <inheritdoc/>
    public override ImageMemory Keep(IReadOnlyList<int> images)
    {
        using (this)
        {
            using var places = tensor([.. images.Select(i => (long)i)]);
            return new TensorImages(images.Count, (int)_rows.shape[1], _rows.index_select(0, places));
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Images.Dispose();
        _rows.Dispose();
    }

    private static Tensor Allocate(int count, int size)
    {
        PictureBatch.CheckSize(count, size);
        return empty([count, size, size, Channels], ScalarType.Float32, CPU);
    }
}

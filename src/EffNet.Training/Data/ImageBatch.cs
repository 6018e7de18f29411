using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents a batch of images with their labels. Dispose it after use, because later batches reuse its memory.</summary>
public sealed class ImageBatch : IDisposable
{
    private readonly BufferPool _pool;
    private float[]? _values;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="values">The values, which begin with the values of the images.</param>
    /// <param name="pool">The pool to which the memory of the values is returned.</param>
    internal ImageBatch(float[] values, BufferPool pool) => (_values, _pool) = (values, pool);

    /// <summary>Gets the epoch, from 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Gets the number of the batch in its epoch, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>Gets the height and width of each image, in pixels.</summary>
    public required int Size { get; init; }

    /// <summary>Gets the order of the values of each image.</summary>
    public required PixelOrder PixelOrder { get; init; }

    /// <summary>Gets the indices of the images in their set.</summary>
    public required int[] Indices { get; init; }

    /// <summary>Gets the class of each image.</summary>
    public required long[] Labels { get; init; }

    /// <summary>Gets the images that were left out because they are not readable.</summary>
    public required IReadOnlyList<UnreadableImage> Unreadable { get; init; }

    /// <summary>Gets the number of images; at least 1.</summary>
    public int Count => Indices.Length;

    /// <summary>
    /// Gets the values of all images, one image after the other. Their shape is (<see cref="Count"/>, <see cref="Size"/>, <see cref="Size"/>, 3) for channels last and
    /// (<see cref="Count"/>, 3, <see cref="Size"/>, <see cref="Size"/>) for channels first.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The batch is disposed.</exception>
    public Memory<float> Values
    {
        get
        {
            ObjectDisposedException.ThrowIf(_values is null, this);
            return _values.AsMemory(0, Count * 3 * Size * Size);
        }
    }

    /// <summary>Returns the memory of the values to the pool.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _values, null) is { } values)
            _pool.Return(values);
    }
}

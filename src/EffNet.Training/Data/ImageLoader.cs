using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Creates batches of images with several threads. A batch depends only on the set, the transform, the seed, the epoch and its number. It does not depend on the number of threads
/// or on other batches.
/// </summary>
/// <remarks>
/// An image that is not readable (<see cref="PictureException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>) is left out of its batch, which then has
/// fewer images. Other batches do not change. <see cref="UnreadableImages"/> lists these images. If there are more than <see cref="MaximumUnreadable"/>,
/// <see cref="BatchReader.TryNext"/> throws an exception.
/// </remarks>
public sealed class ImageLoader
{
    private readonly object _lock = new();
    private readonly SortedDictionary<int, UnreadableImage> _unreadable = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="images">The images.</param>
    /// <param name="transform">The transform that converts each image to the input values of the network.</param>
    /// <param name="options">The options. If <see langword="null"/>, <see cref="LoaderOptions.Default"/> is used.</param>
    /// <exception cref="ArgumentException">
    /// The set has no images, a label is not the index of a class, the transform does not create images of equal width and height, a batch has too many values for one array, or
    /// <see cref="LoaderOptions.DropLast"/> is set and the set has fewer images than one batch.
    /// </exception>
    public ImageLoader(ImageSet images, IImageTransform transform, LoaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(transform);
        Options = options ?? LoaderOptions.Default;
        if (images.Count == 0)
            throw new ArgumentException("The set has no images; expected at least 1.", nameof(images));
        if (Options.DropLast && images.Count < Options.BatchSize)
        {
            throw new ArgumentException(
                $"The set has {images.Count:N0} images, fewer than one batch of {Options.BatchSize:N0}, and {nameof(LoaderOptions.DropLast)} would drop all of them. "
                + "Use smaller batches.",
                nameof(images));
        }

        if (transform.Width != transform.Height)
            throw new ArgumentException($"The transform creates images of {transform.Width} x {transform.Height}; expected equal width and height.", nameof(transform));
        var length = 3L * transform.Width * transform.Height * Math.Min(Options.BatchSize, images.Count);
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"A batch of {Options.BatchSize:N0} images of {transform.Width:N0} x {transform.Height:N0} is too large for one array. Use smaller batches or images.",
                nameof(options));
        }

        _ = images.CountByClass();
        Images = Options.CacheBytes > 0 ? images.Cached(Options.CacheBytes) : images;
        (Transform, Pool) = (transform, new BufferPool((int)length));
        MaximumUnreadable = Options.MaximumUnreadable ?? Math.Min(Math.Max(10, images.Count / 100), images.Count / 2);
    }

    /// <summary>Gets the images.</summary>
    public ImageSet Images { get; }

    /// <summary>Gets the options.</summary>
    public LoaderOptions Options { get; }

    /// <summary>Gets the number of batches of an epoch.</summary>
    public int BatchesPerEpoch => BatchesOf(Images.Count, Options.BatchSize, Options.DropLast);

    /// <summary>
    /// Gets the number of images of each epoch that are dropped because of <see cref="LoaderOptions.DropLast"/>. If the order is shuffled, each epoch drops different images.
    /// </summary>
    public int DroppedImages => Options.DropLast ? Images.Count % Options.BatchSize : 0;

    /// <summary>Gets the largest permitted number of different unreadable images. One more causes an exception.</summary>
    public int MaximumUnreadable { get; }

    /// <summary>
    /// Gets the images that were left out of the batches returned so far because they are not readable. Each image appears once; they are sorted by index.
    /// </summary>
    public IReadOnlyList<UnreadableImage> UnreadableImages
    {
        get
        {
            lock (_lock)
                return [.. _unreadable.Values];
        }
    }

    /// <summary>Gets the transform that converts images to values.</summary>
    internal IImageTransform Transform { get; }

    /// <summary>Gets the pool of memory for batches.</summary>
    internal BufferPool Pool { get; }

    /// <summary>Gets the number of values of an image.</summary>
    internal int ImageLength => 3 * Transform.Width * Transform.Height;

    /// <summary>Returns the number of batches for a number of images.</summary>
    /// <param name="images">The number of images.</param>
    /// <param name="batchSize">The number of images of a batch.</param>
    /// <param name="dropLast"><see langword="true"/> to drop the last batch if it is not full; otherwise, <see langword="false"/>.</param>
    internal static int BatchesOf(int images, int batchSize, bool dropLast) => dropLast ? images / batchSize : (int)(((long)images + batchSize - 1) / batchSize);

    /// <summary>Starts to read an epoch, or the rest of an epoch. The threads start immediately and prepare the first batches.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="firstBatch">The number of the first batch to read, from 0 to <see cref="BatchesPerEpoch"/>. To resume in the middle of an epoch, pass a number above 0.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <returns>A reader of the batches. The caller disposes the reader to stop the threads.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> or <paramref name="firstBatch"/> is out of range.</exception>
    public BatchReader ReadEpoch(int epoch, int firstBatch = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstBatch, BatchesPerEpoch);
        return new BatchReader(this, epoch, firstBatch, cancellationToken);
    }

    /// <summary>Records images that are not readable.</summary>
    /// <param name="images">The images. They may have been recorded before.</param>
    /// <exception cref="InvalidDataException">More than <see cref="MaximumUnreadable"/> images are not readable.</exception>
    internal void Report(IReadOnlyList<UnreadableImage> images)
    {
        const int Shown = 5;
        lock (_lock)
        {
            foreach (var image in images)
                _unreadable.TryAdd(image.Index, image);
            if (images.Count == 0 || _unreadable.Count <= MaximumUnreadable)
                return;
            var list = string.Join(Environment.NewLine, _unreadable.Values.Take(Shown).Select(image => $"{image.Name}: {image.Problem.Message}"));
            throw new InvalidDataException(
                $"{_unreadable.Count:N0} of {Images.Count:N0} images are not readable so far; at most {MaximumUnreadable:N0} are permitted. "
                + $"Replace or remove them, or increase {nameof(LoaderOptions.MaximumUnreadable)}. The first ones:{Environment.NewLine}{list}");
        }
    }
}

using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Makes batches of images with several threads. A batch depends on the set, the transform, the seed, the epoch and its number only: not on the number of threads, on what was read before,
/// or on images of other batches.
/// </summary>
/// <remarks>
/// An image that is not readable (<see cref="PictureException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>) is left out of its batch, which then has fewer
/// images; all other batches stay as they are. <see cref="UnreadableImages"/> lists such images; above <see cref="MaximumUnreadable"/>, <see cref="BatchReader.TryNext"/> throws.
/// </remarks>
public sealed class ImageLoader
{
    private readonly object _lock = new();
    private readonly SortedDictionary<int, UnreadableImage> _unreadable = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="images">The images.</param>
    /// <param name="transform">Converts each image to the values that the network reads.</param>
    /// <param name="options">How batches are made; <see cref="LoaderOptions.Default"/> if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">
    /// The set has no images, a label is not the index of a class, a batch has more values than one array can have, or the set has less than one batch and <see cref="LoaderOptions.DropLast"/> is set.
    /// </exception>
    public ImageLoader(ImageSet images, IImageTransform transform, LoaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(transform);
        Options = options ?? LoaderOptions.Default;
        if (images.Count == 0)
            throw new ArgumentException("The set has no images; it needs at least 1.", nameof(images));
        if (Options.DropLast && images.Count < Options.BatchSize)
        {
            throw new ArgumentException(
                $"The set has {images.Count:N0} images, less than one batch of {Options.BatchSize:N0}, and {nameof(LoaderOptions.DropLast)} would leave all out. Use smaller batches.", nameof(images));
        }

        if (transform.Width != transform.Height)
            throw new ArgumentException($"The transform makes images of {transform.Width} x {transform.Height}, but networks are trained with squares.", nameof(transform));
        var length = 3L * transform.Width * transform.Height * Math.Min(Options.BatchSize, images.Count);
        if (length > Array.MaxLength)
            throw new ArgumentException($"A batch of {Options.BatchSize:N0} images of {transform.Width:N0} x {transform.Height:N0} is too large; use smaller batches or images.", nameof(options));
        _ = images.CountByClass();
        Images = Options.CacheBytes > 0 ? images.Cached(Options.CacheBytes) : images;
        (Transform, Pool) = (transform, new BufferPool((int)length));
        MaximumUnreadable = Options.MaximumUnreadable ?? Math.Min(Math.Max(10, images.Count / 100), images.Count / 2);
    }

    /// <summary>Gets the images.</summary>
    public ImageSet Images { get; }

    /// <summary>Gets how batches are made.</summary>
    public LoaderOptions Options { get; }

    /// <summary>Gets the number of batches of an epoch.</summary>
    public int BatchesPerEpoch => BatchesOf(Images.Count, Options.BatchSize, Options.DropLast);

    /// <summary>Gets the number of images of each epoch that are left out because of <see cref="LoaderOptions.DropLast"/>; if the order is shuffled, other ones in each epoch.</summary>
    public int DroppedImages => Options.DropLast ? Images.Count % Options.BatchSize : 0;

    /// <summary>Gets the number of different images that may be unreadable; one more ends reading with an exception.</summary>
    public int MaximumUnreadable { get; }

    /// <summary>Gets the images that were left out of batches because they are not readable, each once, by index: those of all batches that were returned so far.</summary>
    public IReadOnlyList<UnreadableImage> UnreadableImages
    {
        get
        {
            lock (_lock)
                return [.. _unreadable.Values];
        }
    }

    /// <summary>Gets the transform of images to values.</summary>
    internal IImageTransform Transform { get; }

    /// <summary>Gets the memory for batches.</summary>
    internal BufferPool Pool { get; }

    /// <summary>Gets the number of values of an image.</summary>
    internal int ImageLength => 3 * Transform.Width * Transform.Height;

    /// <summary>Returns the number of batches of some images.</summary>
    /// <param name="images">The number of images.</param>
    /// <param name="batchSize">The number of images of a batch.</param>
    /// <param name="dropLast">Whether the last batch is left out if it is not full.</param>
    internal static int BatchesOf(int images, int batchSize, bool dropLast) => dropLast ? images / batchSize : (int)(((long)images + batchSize - 1) / batchSize);

    /// <summary>Begins to read an epoch, or the rest of one. Threads start at once and prepare the first batches.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="firstBatch">The number of the first batch to read, from 0 to <see cref="BatchesPerEpoch"/>: to resume in the middle of an epoch.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>Returns the batches; dispose it, which ends the threads.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epoch"/> or <paramref name="firstBatch"/> is out of range.</exception>
    public BatchReader ReadEpoch(int epoch, int firstBatch = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstBatch, BatchesPerEpoch);
        return new BatchReader(this, epoch, firstBatch, cancellationToken);
    }

    /// <summary>Records images that are not readable.</summary>
    /// <param name="images">The images, each of which may be known already.</param>
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
                $"{_unreadable.Count:N0} of {Images.Count:N0} images are not readable so far, and at most {MaximumUnreadable:N0} may be. Replace or remove them, or raise {nameof(LoaderOptions)}.{nameof(LoaderOptions.MaximumUnreadable)}. The first of them:{Environment.NewLine}{list}");
        }
    }
}

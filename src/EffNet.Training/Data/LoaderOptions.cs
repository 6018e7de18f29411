using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Specifies how an <see cref="ImageLoader"/> creates batches.</summary>
public sealed record LoaderOptions
{
    private readonly int _batchSize = 32;
    private readonly int _workers = Math.Max(Environment.ProcessorCount - 1, 1);
    private readonly int _prefetchedBatches = 4;
    private readonly int? _maximumUnreadable;
    private readonly long _cacheBytes;

    /// <summary>Gets the default options.</summary>
    public static LoaderOptions Default { get; } = new();

    /// <summary>Gets the number of images of a batch. The default is 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = NumberCheck.AtLeast(1, value, nameof(BatchSize));
    }

    /// <summary>Gets the order of the values of each image. The default is <see cref="PixelOrder.ChannelsLast"/>, which is faster in libtorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public PixelOrder PixelOrder { get; init => field = NumberCheck.Defined(value); } = PixelOrder.ChannelsLast;

    /// <summary>Gets the method that selects the images of an epoch and their order. The default is <see cref="Sampling.Shuffled"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member of the enumeration.</exception>
    public Sampling Sampling { get; init => field = NumberCheck.Defined(value); }

    /// <summary>Gets the seed of the order and of augmentation. The default is 0.</summary>
    public long Seed { get; init; }

    /// <summary>
    /// Gets a value indicating whether the last batch of an epoch is dropped if it has fewer than <see cref="BatchSize"/> images. <see cref="ImageLoader.DroppedImages"/> returns
    /// the number of dropped images. The default is <see langword="false"/>.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Gets the number of threads that decode and transform images. The default is the number of processors minus 1, but at least 1. The content of batches does not depend on this
    /// number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Workers
    {
        get => _workers;
        init => _workers = NumberCheck.AtLeast(1, value, nameof(Workers));
    }

    /// <summary>Gets the number of batches that are prepared in advance. Each of them uses its own memory. The default is 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int PrefetchedBatches
    {
        get => _prefetchedBatches;
        init => _prefetchedBatches = NumberCheck.AtLeast(1, value, nameof(PrefetchedBatches));
    }

    /// <summary>
    /// Gets the largest permitted number of different unreadable images. One more ends the training with an exception. The default is <see langword="null"/>, for 1 % of the set or
    /// 10 images, whichever is more, but at most half of the set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int? MaximumUnreadable
    {
        get => _maximumUnreadable;
        init => _maximumUnreadable = value is { } number ? NumberCheck.AtLeast(0, number, nameof(MaximumUnreadable)) : null;
    }

    /// <summary>
    /// Gets the largest number of bytes of decoded images to keep in memory between epochs, see <see cref="ImageSetExtensions.Cached"/>. The default is 0: no images are kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long CacheBytes
    {
        get => _cacheBytes;
        init => _cacheBytes = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(CacheBytes), value, $"{nameof(CacheBytes)} must be at least 0, but was {value}.");
    }
}

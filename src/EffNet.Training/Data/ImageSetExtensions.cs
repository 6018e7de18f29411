namespace EffNet.Training;

/// <summary>Provides methods that select, split, count and cache the images of sets.</summary>
public static class ImageSetExtensions
{
    /// <summary>Returns the images with the given indices, in the order of the indices.</summary>
    /// <param name="images">The images.</param>
    /// <param name="indices">The indices. They are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to the number of images - 1.</exception>
    public static ImageSubset Subset(this ImageSet images, IEnumerable<int> indices) => new(images, indices);

    /// <summary>Returns the images whose index meets a condition.</summary>
    /// <param name="images">The images.</param>
    /// <param name="condition">The condition, for example <c>index => images.GetLabel(index) == 3</c>.</param>
    public static ImageSubset Where(this ImageSet images, Func<int, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(condition);
        return new ImageSubset(images, Enumerable.Range(0, images.Count).Where(condition));
    }

    /// <summary>
    /// Returns a random sample without replacement, in the order of the indices. The sample depends only on the seed, <paramref name="count"/> and the number of images.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="count">The number of images to take; from 0 to the number of images.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative or larger than the number of images.</exception>
    public static ImageSubset Sample(this ImageSet images, int count, long seed)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, images.Count);
        int[] indices = [.. Enumerable.Range(0, images.Count)];
        var random = RandomStream.For(seed, epoch: 0, index: 0, RandomPurpose.Sample);
        random.Shuffle<int>(indices);
        return new ImageSubset(images, indices.Take(count).Order());
    }

    /// <summary>
    /// Divides a set into two parts, one to train with and one to validate with. Each class is divided in the same proportion, and all copies of an image (identical files) are in
    /// the same part.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The part for validation has round(n * <paramref name="validation"/>) of the n images of a class, or slightly fewer if the groups of copies do not add up to this number. If
    /// a class has at least two different images, both parts have at least one of them.
    /// </para>
    /// <para>
    /// The images of a class are chosen in the order of a hash of the seed and their content, so the result does not depend on names, order or machine. If images are added later,
    /// almost all other images stay in their part. Copies with different labels are in the part to train with, and <see cref="ImageSplit.Duplicates"/> reports them.
    /// </para>
    /// <para>Every file is read once. An image that cannot be read is treated as different from all others. Loaders report it.</para>
    /// </remarks>
    /// <param name="images">The images.</param>
    /// <param name="validation">The fraction of the images to validate with, above 0 and below 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="validation"/> is not above 0 and below 1.</exception>
    /// <exception cref="ArgumentException">There are fewer than two different images.</exception>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static ImageSplit Split(this ImageSet images, double validation, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (!(validation is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(validation), validation, $"The fraction for validation must be above 0 and below 1, but was {validation}.");
        var hashes = ContentHashes.Of(images, cancellationToken);
        return hashes.Distinct().Count() < 2
            ? throw new ArgumentException("The set has fewer than 2 different images and cannot be divided. Add images.", nameof(images))
            : new StratifiedSplit(images, validation, seed).Create(hashes);
    }

    /// <summary>
    /// Finds images of equal content: identical files, or images in memory with equal pixels. An image that cannot be read is treated as different from all others.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="cancellationToken">A token to cancel reading.</param>
    /// <returns>Groups of two or more images, in the order of their first images.</returns>
    /// <exception cref="OperationCanceledException">The operation was canceled.</exception>
    public static IReadOnlyList<DuplicateGroup> FindDuplicates(this ImageSet images, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return DuplicateGroup.Find(images, ContentHashes.Of(images, cancellationToken));
    }

    /// <summary>Counts the images of each class.</summary>
    /// <param name="images">The images.</param>
    /// <returns>The number of images of each of <see cref="ImageSet.ClassNames"/>.</returns>
    /// <exception cref="ArgumentException">A label is not the index of a class.</exception>
    public static int[] CountByClass(this ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var counts = new int[images.ClassNames.Count];
        for (var i = 0; i < images.Count; i++)
        {
            var label = images.GetLabel(i);
            if (label < 0 || label >= counts.Length)
                throw new ArgumentException($"The label of '{images.GetName(i)}' is {label}; expected 0 to {counts.Length - 1}.", nameof(images));
            counts[label]++;
        }

        return counts;
    }

    /// <summary>
    /// Returns a set that keeps decoded images in memory until a limit is reached. The other images are decoded every time. Use the same set for all epochs.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="maximumBytes">The largest number of bytes of decoded images to keep. A pixel has 3 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumBytes"/> is negative.</exception>
    public static ImageSet Cached(this ImageSet images, long maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumBytes);
        return new CachedImages(images, maximumBytes);
    }
}

namespace EffNet.Training;

/// <summary>Selects, splits, counts and caches the images of sets.</summary>
public static class ImageSetExtensions
{
    /// <summary>Returns the images of some indices, in their order.</summary>
    /// <param name="images">The images.</param>
    /// <param name="indices">The indices; copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is not from 0 to the number of images - 1.</exception>
    public static ImageSubset Subset(this ImageSet images, IEnumerable<int> indices) => new(images, indices);

    /// <summary>Returns the images whose index fulfills a condition.</summary>
    /// <param name="images">The images.</param>
    /// <param name="condition">The condition, for instance <c>index => images.GetLabel(index) == 3</c>.</param>
    public static ImageSubset Where(this ImageSet images, Func<int, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(condition);
        return new ImageSubset(images, Enumerable.Range(0, images.Count).Where(condition));
    }

    /// <summary>Returns a random sample without replacement, in the order of the indices. It depends on the seed and the number of images only.</summary>
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
    /// Divides a set into two: one to train with and one to validate with. Each class is divided in the same proportion, and copies (files of equal bytes) are all on the same side.
    /// </summary>
    /// <remarks>
    /// <para>
    /// For validation, a class of n images gives round(n * <paramref name="validation"/>) of them; a few less if its copies do not fit exactly. If a class has at least two
    /// different images, both sides have at least one.
    /// </para>
    /// <para>
    /// The images of a class are taken in the order of a hash of the seed and of their content. So the result does not depend on names, order or machine, and if images are added
    /// later, almost all others stay on their side. Copies with different labels go to the side to train with, and <see cref="ImageSplit.Duplicates"/> reports them.
    /// </para>
    /// <para>Every file is read once. A damaged image counts as different from all others; loaders report it.</para>
    /// </remarks>
    /// <param name="images">The images.</param>
    /// <param name="validation">The part to validate with: above 0 and below 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="validation"/> is not above 0 and below 1.</exception>
    /// <exception cref="ArgumentException">There are fewer than two different images.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static ImageSplit Split(this ImageSet images, double validation, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (!(validation is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(validation), validation, $"The part for validation must be above 0 and below 1, but was {validation}.");
        var hashes = ContentHashes.Of(images, cancellationToken);
        return hashes.Distinct().Count() < 2
            ? throw new ArgumentException("The set cannot be divided: it needs at least 2 different images.", nameof(images))
            : new StratifiedSplit(images, validation, seed).Create(hashes);
    }

    /// <summary>Finds images of equal content: files of equal bytes, or equal pixels in memory. A damaged image counts as different from all others.</summary>
    /// <param name="images">The images.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>Groups of two or more images each, in the order of their first images.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public static IReadOnlyList<DuplicateGroup> FindDuplicates(this ImageSet images, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        return DuplicateGroup.Find(images, ContentHashes.Of(images, cancellationToken));
    }

    /// <summary>Counts the images of each class.</summary>
    /// <param name="images">The images.</param>
    /// <returns>One number for each of <see cref="ImageSet.ClassNames"/>.</returns>
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
    /// Returns the same images, of which decoded ones stay in memory until a limit is reached; the others are decoded every time. Use one such set for all epochs.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="maximumBytes">The most bytes of pixels to keep: 3 for each pixel.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumBytes"/> is negative.</exception>
    public static ImageSet Cached(this ImageSet images, long maximumBytes)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumBytes);
        return new CachedImages(images, maximumBytes);
    }
}

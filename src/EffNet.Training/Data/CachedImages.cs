using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>
/// Keeps decoded images in memory until a limit is reached. Images are not evicted: each image is used once per epoch, so replacing one image with another would not save any
/// decoding.
/// </summary>
/// <param name="images">The images.</param>
/// <param name="maximumBytes">The largest number of bytes of pixels to keep.</param>
internal sealed class CachedImages(ImageSet images, long maximumBytes) : ImageSet
{
    private readonly Picture?[] _pictures = new Picture?[images.Count];
    private long _bytes;

    /// <inheritdoc/>
    public override int Count => images.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => images.ClassNames;

    /// <inheritdoc/>
    internal override string? ClassFolder => images.ClassFolder;

    /// <inheritdoc/>
    internal override object IdentityOf(int index) => images.IdentityOf(index);

    /// <inheritdoc/>
    public override int GetLabel(int index) => images.GetLabel(index);

    /// <inheritdoc/>
    public override string GetName(int index) => images.GetName(index);

    /// <inheritdoc/>
    public override UInt128 GetContentHash(int index) => images.GetContentHash(index);

    /// <inheritdoc/>
    public override Picture Load(int index)
    {
        if (Volatile.Read(ref _pictures[index]) is { } kept)
            return kept;
        var picture = images.Load(index);
        var length = picture.Pixels.Length;
        if (Interlocked.Add(ref _bytes, length) > maximumBytes || Interlocked.CompareExchange(ref _pictures[index], picture, null) is not null)
            Interlocked.Add(ref _bytes, -length);
        return picture;
    }
}

namespace EffNet.Pictures;

/// <summary>Specifies how pictures are read, and how much reading one may cost. Every method that reads pictures takes these options and has the same defaults.</summary>
/// <remarks>
/// The defaults suit a service that decodes a few pictures at once: a picture has at most 50 million pixels, which take 350 MB while it is decoded. Lower
/// <see cref="MaximumPixels"/> to what your users send; for trusted archives of larger pictures, raise it.
/// </remarks>
public sealed record PictureLoadOptions
{
    /// <summary>The default of <see cref="MaximumPixels"/>: 50,000,000.</summary>
    public const long DefaultMaximumPixels = 50_000_000;

    /// <summary>The default of <see cref="MaximumBytes"/>: 256 MiB.</summary>
    public const long DefaultMaximumBytes = 256 * 1024 * 1024;

    /// <summary>The default of <see cref="MaximumDecodedBytes"/>: 512 MiB.</summary>
    public const long DefaultMaximumDecodedBytes = 512 * 1024 * 1024;

    /// <summary>The largest value that <see cref="MaximumPixels"/> can have: 536,870,911, whose decoded pixels fill one block of 2 GiB.</summary>
    public const long LargestMaximumPixels = int.MaxValue / 4;

    private readonly long _maximumPixels = DefaultMaximumPixels;
    private readonly long _maximumBytes = DefaultMaximumBytes;
    private readonly long _maximumDecodedBytes = DefaultMaximumDecodedBytes;
    private readonly int? _targetShorterSide;

    /// <summary>Gets the default options.</summary>
    public static PictureLoadOptions Default { get; } = new();

    /// <summary>
    /// Gets a value indicating whether a picture is made upright as its EXIF data says, as viewers and browsers show it. The default is <see langword="true"/>. torchvision's
    /// <c>ImageFolder</c> does not do this: set <see langword="false"/> to repeat figures that were measured with it.
    /// </summary>
    public bool ApplyOrientation { get; init; } = true;

    /// <summary>
    /// Gets the color that transparent pixels are blended with, or <see langword="null"/>, the default, to drop transparency. Dropped transparency shows the colors that are stored below it,
    /// often black: this is what Pillow's <c>convert("RGB")</c> does, and what public weights were trained on.
    /// </summary>
    public RgbColor? Background { get; init; }

    /// <summary>Gets the most pixels a file may have. A file of a few kilobytes can declare a size that fills the memory of any machine; it is refused before it is decoded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above <see cref="LargestMaximumPixels"/>.</exception>
    public long MaximumPixels
    {
        get => _maximumPixels;
        init => _maximumPixels = value is >= 1 and <= LargestMaximumPixels
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(MaximumPixels)} must be from 1 to {LargestMaximumPixels}.");
    }

    /// <summary>Gets the most bytes an encoded picture may have. No more than these are read from a stream.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above <see cref="Array.MaxLength"/>.</exception>
    public long MaximumBytes
    {
        get => _maximumBytes;
        init => _maximumBytes = value >= 1 && value <= Array.MaxLength
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(MaximumBytes)} must be from 1 to {Array.MaxLength}.");
    }

    /// <summary>
    /// Gets the most bytes that the pictures of one batch may take while they are decoded, 7 for each pixel. If pictures are large, fewer of them are decoded at once. A picture
    /// that exceeds the budget by itself is decoded alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MaximumDecodedBytes
    {
        get => _maximumDecodedBytes;
        init => _maximumDecodedBytes = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(MaximumDecodedBytes)} must be at least 1.");
    }

    /// <summary>
    /// Gets the number of pixels that the shorter side needs at least, or <see langword="null"/>, the default, to decode every pixel. If set, a JPEG file is decoded at the smallest
    /// of 1/8, 2/8, … of its size that suffices, which is several times faster and takes less memory; other formats are decoded whole. As with Pillow's <c>draft</c>, the
    /// pixels then differ from those of torchvision, which decodes whole files.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? TargetShorterSide
    {
        get => _targetShorterSide;
        init => _targetShorterSide = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(TargetShorterSide)} must be at least 1.");
    }
}

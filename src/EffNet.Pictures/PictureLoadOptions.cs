namespace EffNet.Pictures;

/// <summary>
/// Specifies how pictures are read, and the limits for their size and memory. Every method that reads pictures takes these options and has the same defaults.
/// </summary>
/// <remarks>
/// The defaults are for a service that decodes a few pictures at the same time. A picture may have at most 50 million pixels, which need 350 MB during decoding.
/// Lower <see cref="MaximumPixels"/> to the sizes that your users send, or raise it for trusted archives of larger pictures.
/// </remarks>
public sealed record PictureLoadOptions
{
    /// <summary>The default of <see cref="MaximumPixels"/>: 50,000,000.</summary>
    public const long DefaultMaximumPixels = 50_000_000;

    /// <summary>The default of <see cref="MaximumBytes"/>: 256 MiB.</summary>
    public const long DefaultMaximumBytes = 256 * 1024 * 1024;

    /// <summary>The default of <see cref="MaximumDecodedBytes"/>: 512 MiB.</summary>
    public const long DefaultMaximumDecodedBytes = 512 * 1024 * 1024;

    /// <summary>The largest possible value of <see cref="MaximumPixels"/>: 536,870,911. The decoded pixels of such a picture fill one block of 2 GiB.</summary>
    public const long LargestMaximumPixels = int.MaxValue / 4;

    private readonly long _maximumPixels = DefaultMaximumPixels;
    private readonly long _maximumBytes = DefaultMaximumBytes;
    private readonly long _maximumDecodedBytes = DefaultMaximumDecodedBytes;
    private readonly int? _targetShorterSide;

    /// <summary>Gets the default options.</summary>
    public static PictureLoadOptions Default { get; } = new();

    /// <summary>
    /// Gets a value indicating whether the EXIF orientation is applied to a picture, as viewers and browsers do. The default is <see langword="true"/>. torchvision's
    /// <c>ImageFolder</c> does not apply the orientation: to reproduce accuracies that were measured with torchvision, set <see langword="false"/>.
    /// </summary>
    public bool ApplyOrientation { get; init; } = true;

    /// <summary>
    /// Gets the color with which transparent pixels are blended. The default, <see langword="null"/>, drops transparency: transparent pixels then have their stored colors, which
    /// are often black. Pillow's <c>convert("RGB")</c> does the same, and public weights were trained on such pixels.
    /// </summary>
    public RgbColor? Background { get; init; }

    /// <summary>
    /// Gets the largest number of pixels that a file may have. A file of a few kilobytes can declare a size that exceeds the memory of any machine, so the size
    /// is checked before decoding.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or greater than <see cref="LargestMaximumPixels"/>.</exception>
    public long MaximumPixels
    {
        get => _maximumPixels;
        init => _maximumPixels = value is >= 1 and <= LargestMaximumPixels
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(MaximumPixels)} must be from 1 to {LargestMaximumPixels}, but was {value}.");
    }

    /// <summary>Gets the largest number of bytes that an encoded picture may have. From a stream, at most this number of bytes and one block are read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1 or greater than <see cref="Array.MaxLength"/>.</exception>
    public long MaximumBytes
    {
        get => _maximumBytes;
        init => _maximumBytes = value >= 1 && value <= Array.MaxLength
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(MaximumBytes)} must be from 1 to {Array.MaxLength}, but was {value}.");
    }

    /// <summary>
    /// Gets the largest number of bytes that the pictures of one batch may use while they are decoded, at 7 bytes per pixel. If pictures are large, fewer of them are decoded at
    /// the same time. If a single picture exceeds the limit, it is decoded alone.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaximumDecodedBytes
    {
        get => _maximumDecodedBytes;
        init => _maximumDecodedBytes = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(MaximumDecodedBytes)} must be at least 1, but was {value}.");
    }

    /// <summary>
    /// Gets the smallest number of pixels that the shorter side needs. The default, <see langword="null"/>, decodes every pixel. If the value is set, a JPEG file is decoded at the
    /// smallest sufficient size among 1/8, 2/8, … of its size. This is several times faster and needs less memory. Other formats are decoded at full size. As with Pillow's
    /// <c>draft</c>, the pixels then differ from those of torchvision, which decodes at full size.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? TargetShorterSide
    {
        get => _targetShorterSide;
        init => _targetShorterSide = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"{nameof(TargetShorterSide)} must be at least 1, but was {value}.");
    }
}

namespace EffNet.Pictures;

/// <summary>Describes an encoded picture that was not decoded.</summary>
/// <param name="Format">The format of the file.</param>
/// <param name="Width">The number of columns as stored, before <paramref name="Orientation"/> is applied.</param>
/// <param name="Height">The number of rows as stored, before <paramref name="Orientation"/> is applied.</param>
/// <param name="Orientation">
/// The transformation from the EXIF data that makes the picture upright; <see cref="PictureOrientation.Normal"/> if there is none.
/// </param>
public sealed record PictureInfo(PictureFormat Format, int Width, int Height, PictureOrientation Orientation)
{
    /// <summary>Gets the number of pixels.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>Gets the number of columns after <see cref="Orientation"/> is applied.</summary>
    public int UprightWidth => SwapsSides ? Height : Width;

    /// <summary>Gets the number of rows after <see cref="Orientation"/> is applied.</summary>
    public int UprightHeight => SwapsSides ? Width : Height;

    private bool SwapsSides => Orientation >= PictureOrientation.Transpose;
}

namespace EffNet.Pictures;

/// <summary>
/// Specifies the transformation that makes a stored picture upright: the values of the EXIF tag <c>Orientation</c> (0x0112). Rotations are clockwise.
/// </summary>
public enum PictureOrientation
{
    /// <summary>The picture is stored upright.</summary>
    Normal = 1,

    /// <summary>Swap left and right.</summary>
    FlipHorizontal = 2,

    /// <summary>Rotate by 180 degrees.</summary>
    Rotate180 = 3,

    /// <summary>Swap top and bottom.</summary>
    FlipVertical = 4,

    /// <summary>Swap rows and columns.</summary>
    Transpose = 5,

    /// <summary>Rotate by 90 degrees clockwise.</summary>
    Rotate90 = 6,

    /// <summary>Swap rows and columns, then rotate by 180 degrees.</summary>
    Transverse = 7,

    /// <summary>Rotate by 270 degrees clockwise.</summary>
    Rotate270 = 8,
}

namespace EffNet.Pictures;

/// <summary>Specifies the format of an encoded picture.</summary>
public enum PictureFormat
{
    /// <summary>Another format. Files of such formats may be readable, but they cannot be written.</summary>
    Other,

    /// <summary>JPEG: lossy, without transparency.</summary>
    Jpeg,

    /// <summary>PNG: lossless.</summary>
    Png,

    /// <summary>WebP: lossy or lossless.</summary>
    Webp,
}

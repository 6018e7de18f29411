namespace EffNet.Pictures;

/// <summary>Specifies the format of an encoded picture.</summary>
public enum PictureFormat
{
    /// <summary>A format without a name of its own here. It may be readable, but cannot be written.</summary>
    Other,

    /// <summary>JPEG: lossy, without transparency.</summary>
    Jpeg,

    /// <summary>PNG: lossless.</summary>
    Png,

    /// <summary>WebP: lossy or lossless.</summary>
    Webp,
}

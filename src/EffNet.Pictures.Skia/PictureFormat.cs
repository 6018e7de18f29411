namespace EffNet.Pictures;

/// <summary>Specifies the format of an encoded picture.</summary>
public enum PictureFormat
{
    /// <summary>Another format. Files may be readable, but cannot be written.</summary>
    Other,

    /// <summary>JPEG: lossy, without transparency.</summary>
    Jpeg,

    /// <summary>PNG: lossless.</summary>
    Png,

    /// <summary>WebP: lossy or lossless.</summary>
    Webp,
}

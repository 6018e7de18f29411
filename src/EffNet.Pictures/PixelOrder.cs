namespace EffNet.Pictures;

/// <summary>Specifies the order of an image's values in memory.</summary>
public enum PixelOrder
{
    /// <summary>All red values, then all green values, then all blue values; each channel row by row: C, H, W.</summary>
    ChannelsFirst,

    /// <summary>Red, green and blue of every pixel, row by row: H, W, C.</summary>
    ChannelsLast,
}

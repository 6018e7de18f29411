namespace EffNet.Pictures;

/// <summary>Specifies the order of an image's values in memory.</summary>
public enum PixelOrder
{
    /// <summary>All red values, then all green and all blue ones, each row by row: C, H, W.</summary>
    ChannelsFirst,

    /// <summary>Red, green and blue of every pixel, row by row: H, W, C.</summary>
    ChannelsLast,
}

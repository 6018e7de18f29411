using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Specifies how the bytes of an image are stored.</summary>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="Channels">3 for red, green and blue; 1 for gray, which becomes three equal channels.</param>
/// <param name="Order">The order of the bytes if there are three channels.</param>
internal sealed record PixelShape(int Width, int Height, int Channels, PixelOrder Order)
{
    /// <summary>Gets the number of bytes of an image.</summary>
    public int Length => checked(Width * Height * Channels);
}

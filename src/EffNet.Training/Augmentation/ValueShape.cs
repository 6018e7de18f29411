using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Specifies the layout of images with three channels as values in memory.</summary>
/// <param name="Width">The width of each image.</param>
/// <param name="Height">The height of each image.</param>
/// <param name="Order">The order of the values of an image.</param>
public readonly record struct ValueShape(int Width, int Height, PixelOrder Order = PixelOrder.ChannelsFirst)
{
    private const int Channels = 3;

    /// <summary>Gets the number of values of an image: 3 * width * height.</summary>
    public int Length => checked(Channels * Width * Height);

    /// <summary>Gets the number of planes: 3 for channels first, 1 for channels last. The values of one row of a box are contiguous in a plane.</summary>
    internal int Planes => Order == PixelOrder.ChannelsFirst ? Channels : 1;

    /// <summary>Gets the number of values of a pixel in each plane.</summary>
    internal int PixelLength => Channels / Planes;

    /// <summary>Returns the index of a pixel's first value in the values of an image.</summary>
    /// <param name="plane">The plane, from 0 to <see cref="Planes"/> - 1.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    internal int OffsetOf(int plane, int row, int column) => PixelLength * ((((plane * Height) + row) * Width) + column);

    /// <summary>Throws an exception if the number of values does not match the number of images.</summary>
    /// <param name="values">The number of values.</param>
    /// <param name="images">The number of images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape is empty, or its order is not a member of the enumeration.</exception>
    /// <exception cref="ArgumentException">The number of values does not match.</exception>
    internal void Check(int values, int images)
    {
        if (Width < 1 || Height < 1 || Order is not (PixelOrder.ChannelsFirst or PixelOrder.ChannelsLast))
        {
            throw new ArgumentOutOfRangeException(
                nameof(images), this, $"The shape must have at least 1 x 1 pixels and a known order, but was {Width} x {Height} with the order '{Order}'.");
        }

        if (values != (long)Length * images)
            throw new ArgumentException($"The number of values must be {(long)Length * images} for {images} images of {Width} x {Height}, but was {values}.");
    }
}

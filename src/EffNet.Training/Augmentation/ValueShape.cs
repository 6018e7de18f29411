using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>The layout of images of three channels as values in memory.</summary>
/// <param name="Width">The width of each image.</param>
/// <param name="Height">The height of each image.</param>
/// <param name="Order">The order of the values of an image.</param>
public readonly record struct ValueShape(int Width, int Height, PixelOrder Order = PixelOrder.ChannelsFirst)
{
    private const int Channels = 3;

    /// <summary>Gets the number of values of an image: 3 * width * height.</summary>
    public int Length => checked(Channels * Width * Height);

    /// <summary>Gets the number of runs of values in which a box lies without gaps in each of its rows: 3 for channels first, 1 for channels last.</summary>
    internal int Planes => Order == PixelOrder.ChannelsFirst ? Channels : 1;

    /// <summary>Gets the number of values of a pixel in each run.</summary>
    internal int PixelLength => Channels / Planes;

    /// <summary>Returns where a row of a box begins among the values of an image.</summary>
    /// <param name="plane">The run, from 0 to <see cref="Planes"/> - 1.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    internal int OffsetOf(int plane, int row, int column) => PixelLength * ((((plane * Height) + row) * Width) + column);

    /// <summary>Throws unless there is room for a number of images.</summary>
    /// <param name="values">The number of values.</param>
    /// <param name="images">The number of images.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape is empty, or its order is not a member of the enumeration.</exception>
    /// <exception cref="ArgumentException">There are more or fewer values.</exception>
    internal void Check(int values, int images)
    {
        if (Width < 1 || Height < 1 || Order is not (PixelOrder.ChannelsFirst or PixelOrder.ChannelsLast))
            throw new ArgumentOutOfRangeException(nameof(images), this, "The shape must have at least 1 x 1 pixels and an order of the enumeration.");
        if (values != (long)Length * images)
            throw new ArgumentException($"{images} images of {Width} x {Height} have {(long)Length * images} values, but these are {values}.");
    }
}

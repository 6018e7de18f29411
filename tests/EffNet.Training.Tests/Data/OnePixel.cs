using EffNet.Pictures;

namespace EffNet.Training.Tests;

/// <summary>Writes the values of images of one pixel.</summary>
internal sealed class OnePixel(OnePixel.Writer write, int size = 1) : IImageTransform
{
    public delegate void Writer(Picture picture, RandomStream random, Span<float> values, PixelOrder order);

    public int Width => size;

    public int Height => size;

    public void Write(Picture picture, Span<float> values, PixelOrder order, RandomStream random) => write(picture, random, values, order);
}

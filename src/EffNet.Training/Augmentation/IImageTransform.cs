using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Converts images to the input values of a network. Implementations are immutable, and several threads can use them at the same time.</summary>
public interface IImageTransform
{
    /// <summary>Gets the width of the result.</summary>
    int Width { get; }

    /// <summary>Gets the height of the result.</summary>
    int Height { get; }

    /// <summary>Writes the values of an image.</summary>
    /// <param name="picture">The image, of any size.</param>
    /// <param name="values">Receives 3 * <see cref="Width"/> * <see cref="Height"/> values.</param>
    /// <param name="order">The order of the values.</param>
    /// <param name="random">The random numbers of the image. The result depends only on them and on the image.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is not 3 * <see cref="Width"/> * <see cref="Height"/>.</exception>
    void Write(Picture picture, Span<float> values, PixelOrder order, RandomStream random);
}

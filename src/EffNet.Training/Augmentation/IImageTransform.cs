using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Turns images into the values that a network reads. Implementations do not change and can be used by several threads at once.</summary>
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
    /// <param name="random">The random numbers of the image: the result depends on these and on the image only.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has another length.</exception>
    void Write(Picture picture, Span<float> values, PixelOrder order, RandomStream random);
}

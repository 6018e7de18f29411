using EffNet.Pictures;

namespace EffNet;

/// <summary>Memory for prepared images in the form that a network reads.</summary>
internal abstract class ImageMemory : IDisposable
{
    /// <summary>Gets the number of images.</summary>
    public abstract int Count { get; }

    /// <summary>Gets the order of the values.</summary>
    public abstract PixelOrder Order { get; }

    /// <summary>Returns the memory for the values of an image. The method is called on many threads.</summary>
    /// <param name="index">The index of the image.</param>
    public abstract Span<float> PlaceOf(int index);

    /// <summary>Returns some of the images and disposes this instance.</summary>
    /// <param name="images">The indices of the images, at least one, in ascending order.</param>
    public abstract ImageMemory Keep(IReadOnlyList<int> images);

    /// <inheritdoc/>
    public abstract void Dispose();
}

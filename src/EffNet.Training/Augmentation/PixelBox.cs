namespace EffNet.Training;

/// <summary>Represents a box of pixels.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
public readonly record struct PixelBox(int Left, int Top, int Width, int Height)
{
    /// <summary>Throws if the box is empty or not inside an image.</summary>
    /// <param name="width">The width of the image.</param>
    /// <param name="height">The height of the image.</param>
    /// <exception cref="ArgumentException">The box is empty or not inside the image.</exception>
    internal void CheckInside(int width, int height)
    {
        if (Width < 1 || Height < 1 || Left < 0 || Top < 0 || Width > width - Left || Height > height - Top)
            throw new ArgumentException($"The box of {Width} x {Height} pixels at ({Left}, {Top}) is empty or not inside the image of {width} x {height} pixels.");
    }
}

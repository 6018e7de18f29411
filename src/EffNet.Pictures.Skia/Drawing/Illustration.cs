namespace EffNet.Drawing;

/// <summary>A complete drawing.</summary>
/// <param name="Size">The size in pixels.</param>
/// <param name="Scale">The number of pixels per unit of the coordinates of the shapes.</param>
/// <param name="Title">A description for readers who cannot see the drawing.</param>
/// <param name="Shapes">The shapes, from the lowest to the highest.</param>
internal sealed record Illustration(PixelSize Size, double Scale, string Title, IReadOnlyList<Shape> Shapes)
{
    /// <summary>Returns the drawing with <paramref name="times"/> times as many pixels on each side.</summary>
    public Illustration Enlarged(int times) => this with { Size = new PixelSize(Size.Width * times, Size.Height * times), Scale = Scale * times };
}

/// <summary>The size of a picture in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height);

namespace EffNet.Drawing;

/// <summary>A whole picture.</summary>
/// <param name="Size">How large it is in pixels.</param>
/// <param name="Scale">Pixels for one unit of its shapes' coordinates.</param>
/// <param name="Title">What it shows, for those who do not see it.</param>
/// <param name="Shapes">Its shapes, from the lowest to the highest.</param>
internal sealed record Illustration(PixelSize Size, double Scale, string Title, IReadOnlyList<Shape> Shapes)
{
    /// <summary>Returns it with as many times the pixels on each side.</summary>
    public Illustration Enlarged(int times) => this with { Size = new PixelSize(Size.Width * times, Size.Height * times), Scale = Scale * times };
}

/// <summary>The size of a picture in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height);

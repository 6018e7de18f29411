namespace EffNet.Drawing;

/// <summary>A shape of a drawing that can be written as SVG and drawn in pixels. Colors have the form <c>#rrggbb</c>.</summary>
internal abstract record Shape;

/// <summary>A rectangle.</summary>
/// <param name="Bounds">The position and size.</param>
/// <param name="Fill">The color.</param>
/// <param name="Stroke">The color of the border; <see langword="null"/> for none.</param>
internal sealed record Panel(Rectangle Bounds, string Fill, string? Stroke = null) : Shape
{
    /// <summary>Gets the radius of the corners.</summary>
    public double Radius { get; init; }

    /// <summary>Gets the opacity, from 0 to 1.</summary>
    public double Opacity { get; init; } = 1;
}

/// <summary>Straight lines between consecutive points.</summary>
/// <param name="Points">The points.</param>
/// <param name="Color">The color.</param>
/// <param name="Width">The thickness.</param>
internal sealed record Line(IReadOnlyList<Point> Points, string Color, double Width) : Shape;

/// <summary>A filled polygon.</summary>
/// <param name="Corners">The corners in order.</param>
/// <param name="Fill">The color.</param>
/// <param name="Stroke">The color of the thin line around the polygon, which separates it from the shapes below.</param>
internal sealed record Polygon(IReadOnlyList<Point> Corners, string Fill, string Stroke) : Shape;

/// <summary>A filled circle.</summary>
/// <param name="Center">The center.</param>
/// <param name="Radius">The radius.</param>
/// <param name="Fill">The color.</param>
/// <param name="Stroke">The color of the thin line around the circle.</param>
internal sealed record Disc(Point Center, double Radius, string Fill, string Stroke) : Shape;

/// <summary>Many small translucent circles. They are one shape because a search can have thousands of candidates.</summary>
/// <param name="Centers">The centers.</param>
/// <param name="Radius">The radius.</param>
/// <param name="Color">The color.</param>
/// <param name="Opacity">The opacity of each circle, from 0 to 1.</param>
internal sealed record Dots(IReadOnlyList<Point> Centers, double Radius, string Color, double Opacity) : Shape;

/// <summary>A line of text.</summary>
/// <param name="Content">The text.</param>
/// <param name="Baseline">The position of the start, the middle or the end of the baseline, depending on <see cref="Anchor"/>.</param>
/// <param name="Size">The font size.</param>
/// <param name="Color">The color.</param>
internal sealed record Text(string Content, Point Baseline, double Size, string Color) : Shape
{
    /// <summary>Gets the part of the text that is at <see cref="Baseline"/>.</summary>
    public Anchor Anchor { get; init; }

    /// <summary>Gets a value indicating whether the text is semi-bold.</summary>
    public bool IsStrong { get; init; }

    /// <summary>Gets a value indicating whether the text runs upwards.</summary>
    public bool IsUpright { get; init; }

    /// <summary>Gets the color of the outline of the letters, which separates them from lines below; <see langword="null"/> for none.</summary>
    public string? Halo { get; init; }
}

/// <summary>A group of shapes that represents one object to a reader.</summary>
/// <param name="Class">The kind of object.</param>
/// <param name="Hint">The text that an SVG viewer shows while the pointer is on the object.</param>
/// <param name="Facts">The data of the object by name, for programs that read the SVG.</param>
/// <param name="Members">The shapes, from the lowest to the highest.</param>
internal sealed record Part(string Class, string Hint, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<Shape> Members) : Shape;

/// <summary>Specifies the part of a text that is at its position.</summary>
internal enum Anchor
{
    /// <summary>The beginning.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The end.</summary>
    End,
}

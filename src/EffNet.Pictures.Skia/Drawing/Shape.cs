namespace EffNet.Drawing;

/// <summary>Something in an image, described so that it can be written as SVG and drawn in pixels. Colors are <c>#rrggbb</c>.</summary>
internal abstract record Shape;

/// <summary>A rectangle.</summary>
/// <param name="Bounds">Where it is.</param>
/// <param name="Fill">Its color.</param>
/// <param name="Stroke">The color of its border; <see langword="null"/> for none.</param>
internal sealed record Panel(Rectangle Bounds, string Fill, string? Stroke = null) : Shape
{
    /// <summary>The radius of its corners.</summary>
    public double Radius { get; init; }

    /// <summary>How much of what is below it stays hidden, from 0 to 1.</summary>
    public double Opacity { get; init; } = 1;
}

/// <summary>Straight lines from point to point.</summary>
/// <param name="Points">Where it goes.</param>
/// <param name="Color">Its color.</param>
/// <param name="Width">How thick it is.</param>
internal sealed record Line(IReadOnlyList<Point> Points, string Color, double Width) : Shape;

/// <summary>A filled shape with corners.</summary>
/// <param name="Corners">Its corners in order.</param>
/// <param name="Fill">Its color.</param>
/// <param name="Stroke">The color of the thin line around it, which keeps it apart from what it covers.</param>
internal sealed record Polygon(IReadOnlyList<Point> Corners, string Fill, string Stroke) : Shape;

/// <summary>A filled circle.</summary>
/// <param name="Center">Its middle.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Fill">Its color.</param>
/// <param name="Stroke">The color of the thin line around it.</param>
internal sealed record Disc(Point Center, double Radius, string Fill, string Stroke) : Shape;

/// <summary>Many small translucent circles at once: one shape, because a search can have thousands of candidates.</summary>
/// <param name="Centers">Their middles.</param>
/// <param name="Radius">Their radius.</param>
/// <param name="Color">Their color.</param>
/// <param name="Opacity">How much of what is below each stays hidden, from 0 to 1.</param>
internal sealed record Dots(IReadOnlyList<Point> Centers, double Radius, string Color, double Opacity) : Shape;

/// <summary>A line of text.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Baseline">Where its baseline starts, has its middle, or ends, as <see cref="Anchor"/> says.</param>
/// <param name="Size">The font's size.</param>
/// <param name="Color">Its color.</param>
internal sealed record Text(string Content, Point Baseline, double Size, string Color) : Shape
{
    /// <summary>Which part of the text is at <see cref="Baseline"/>.</summary>
    public Anchor Anchor { get; init; }

    /// <summary>Whether it is semi-bold.</summary>
    public bool IsStrong { get; init; }

    /// <summary>Whether it reads from below upwards.</summary>
    public bool IsUpright { get; init; }

    /// <summary>The color around its letters that keeps lines from running through them; <see langword="null"/> for none.</summary>
    public string? Halo { get; init; }
}

/// <summary>Shapes that are one thing to a reader.</summary>
/// <param name="Class">What kind of thing.</param>
/// <param name="Hint">What an SVG viewer shows while the pointer is on it.</param>
/// <param name="Facts">What it represents, by name, for programs that read the SVG.</param>
/// <param name="Members">Its shapes, from the lowest to the highest.</param>
internal sealed record Part(string Class, string Hint, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<Shape> Members) : Shape;

/// <summary>Which part of a text is where it is put.</summary>
internal enum Anchor
{
    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}

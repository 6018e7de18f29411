using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>A name to draw next to its point.</summary>
/// <param name="Content">The name.</param>
/// <param name="Point">The point.</param>
/// <param name="Reach">The distance from the point to the edge of the marker.</param>
/// <param name="Size">The font's size.</param>
internal sealed record Label(string Content, Point Point, double Reach, double Size)
{
    /// <summary>Gets the width of the text.</summary>
    public double Width { get; } = TextWidth.Of(Content, Size);

    /// <summary>Gets the height of the text, from the top of its letters to below their baseline.</summary>
    public double Height => Size;

    /// <summary>Gets the rectangle that the marker covers.</summary>
    public Rectangle Marker => Rectangle.Around(Point, Reach);

    /// <summary>Returns the text at <paramref name="place"/>. If the box is wider than the text, the extra space is on the side away from the point.</summary>
    public Text At(LabelPlace place, string color, string halo)
    {
        var left = place.Anchor switch { Anchor.Start => place.Box.Left, Anchor.Middle => place.Box.Center.X, _ => place.Box.Right };
        return new Text(Content, new Point(left, place.Box.Bottom - (0.2 * Size)), Size, color) { Anchor = place.Anchor, Halo = halo };
    }
}

/// <summary>The position of a label.</summary>
/// <param name="Box">The rectangle that the label covers.</param>
/// <param name="Anchor">The end of the label that is next to the point.</param>
/// <param name="From">The beginning of the line between the label and its point.</param>
/// <param name="To">The end of that line.</param>
/// <param name="IsTied"><see langword="true"/> if a line connects the label and its point. A label next to its point does not need a line.</param>
internal sealed record LabelPlace(Rectangle Box, Anchor Anchor, Point From, Point To, bool IsTied);

using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>A name to put beside its point.</summary>
/// <param name="Content">The name.</param>
/// <param name="Point">The point.</param>
/// <param name="Reach">How far the point's marker reaches.</param>
/// <param name="Size">The font's size.</param>
internal sealed record Label(string Content, Point Point, double Reach, double Size)
{
    /// <summary>How wide its text is.</summary>
    public double Width { get; } = TextWidth.Of(Content, Size);

    /// <summary>From the top of its letters to below their baseline.</summary>
    public double Height => Size;

    /// <summary>What its marker covers.</summary>
    public Rectangle Marker => Rectangle.Around(Point, Reach);

    /// <summary>Its text at <paramref name="place"/>. What of the place the text does not need is on the side away from the point.</summary>
    public Text At(LabelPlace place, string color, string halo)
    {
        var left = place.Anchor switch { Anchor.Start => place.Box.Left, Anchor.Middle => place.Box.Center.X, _ => place.Box.Right };
        return new Text(Content, new Point(left, place.Box.Bottom - (0.2 * Size)), Size, color) { Anchor = place.Anchor, Halo = halo };
    }
}

/// <summary>Where a label goes.</summary>
/// <param name="Box">What it covers.</param>
/// <param name="Anchor">Which end of it is next to the point.</param>
/// <param name="From">Where the line that ties it to its point begins.</param>
/// <param name="To">Where that line ends.</param>
/// <param name="IsTied">Whether there is such a line: a label next to its point needs none.</param>
internal sealed record LabelPlace(Rectangle Box, Anchor Anchor, Point From, Point To, bool IsTied);

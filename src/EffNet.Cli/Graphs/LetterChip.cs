using System.Globalization;
using EffNet.Drawing;

namespace EffNet.Cli.Graphs;

/// <summary>The letter of a kind of block in a small box, followed by the number of consecutive blocks.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Count">The number of blocks, which is not shown if it is 1.</param>
/// <param name="Left">The middle of the left side.</param>
internal sealed record LetterChip(string Letter, int Count, Point Left)
{
    /// <summary>The distance between two chips.</summary>
    public const double Gap = 8;

    /// <summary>The width of an ellipsis after a chip.</summary>
    public const double Ellipsis = 22;

    private const double Size = 12;
    private const double Height = 18;

    private string Number => Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"x {Count}") : string.Empty;

    private double BoxWidth => Math.Max(Height, TextWidth.Of(Letter, Size) + 8);

    /// <summary>Gets the width.</summary>
    public double Width => BoxWidth + (Count > 1 ? 4 + TextWidth.Of(Number, Size) : 0);

    /// <summary>Returns the shapes of the chip.</summary>
    public IEnumerable<Shape> Draw(Theme theme)
    {
        var baseline = Left.Y + (0.36 * Size);
        yield return new Panel(new Rectangle(Left.X, Left.Y - (Height / 2), BoxWidth, Height), theme.Grid, theme.Border) { Radius = 4 };
        yield return new Text(Letter, new Point(Left.X + (BoxWidth / 2), baseline), Size, theme.Ink) { Anchor = Anchor.Middle, IsStrong = true };
        if (Count > 1)
            yield return new Text(Number, new Point(Left.X + BoxWidth + 4, baseline), Size, theme.Ink);
    }
}

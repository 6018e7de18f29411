using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>The legend of colors and shapes, in the corner where it covers the fewest points.</summary>
/// <param name="Bounds">The bounds of the legend.</param>
/// <param name="Shapes">The shapes of the legend.</param>
internal sealed record Legend(Rectangle Bounds, IReadOnlyList<Shape> Shapes)
{
    private const double TextSize = 12;
    private const double RowHeight = 20;
    private const double SampleWidth = 28;
    private const double Padding = 10;

    /// <summary>Creates the legend with its layout.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="theme">The colors.</param>
    /// <param name="frame">The rectangle that contains the legend.</param>
    /// <param name="points">The positions that the legend should not cover.</param>
    public static Legend Of(IReadOnlyList<LegendEntry> entries, Theme theme, Rectangle frame, IReadOnlyList<Point> points)
    {
        var most = Math.Max(2, (int)(0.6 * frame.Height / RowHeight));
        IReadOnlyList<LegendEntry> shown = entries.Count <= most ? entries : [.. entries.Take(most - 1), new LegendEntry($"and {entries.Count - most + 1} more", _ => [])];
        var width = shown.Max(e => TextWidth.Of(e.Label, TextSize)) + SampleWidth + (3 * Padding);
        var bounds = Corners(frame.Grown(-Padding), width, (shown.Count * RowHeight) + Padding)
            .MinBy(corner => points.Count(p => corner.Overlaps(Rectangle.Around(p, 3 * MarkerShape.Reach))));
        return new Legend(bounds, [new Panel(bounds, theme.Background, theme.Grid) { Radius = 4 }, .. shown.SelectMany((entry, row) => Row(entry, theme, bounds, row))]);
    }

    private static IEnumerable<Shape> Row(LegendEntry entry, Theme theme, Rectangle bounds, int row)
    {
        var middle = new Point(bounds.Left + Padding + (SampleWidth / 2), bounds.Top + (Padding / 2) + ((row + 0.5) * RowHeight));
        return [.. entry.Sample(middle), new Text(entry.Label, middle.Moved((SampleWidth / 2) + Padding, 0.36 * TextSize), TextSize, theme.Ink)];
    }

    /// <summary>Returns the corners, beginning with the upper left and the lower right corner. They are usually free, because both costs grow together.</summary>
    private static IEnumerable<Rectangle> Corners(Rectangle frame, double width, double height) =>
    [
        new(frame.Left, frame.Top, width, height),
        new(frame.Right - width, frame.Bottom - height, width, height),
        new(frame.Right - width, frame.Top, width, height),
        new(frame.Left, frame.Bottom - height, width, height),
    ];
}

/// <summary>A line of a legend.</summary>
/// <param name="Label">The text of the entry.</param>
/// <param name="Sample">A function that returns the shapes of the entry's sample at a position.</param>
internal sealed record LegendEntry(string Label, Func<Point, IReadOnlyList<Shape>> Sample);

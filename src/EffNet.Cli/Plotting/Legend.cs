using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>The list of what colors and shapes mean, in the corner that covers the fewest points.</summary>
/// <param name="Bounds">Where it is.</param>
/// <param name="Shapes">Its shapes.</param>
internal sealed record Legend(Rectangle Bounds, IReadOnlyList<Shape> Shapes)
{
    private const double TextSize = 12;
    private const double RowHeight = 20;
    private const double SampleWidth = 28;
    private const double Padding = 10;

    /// <summary>Lays a legend out.</summary>
    /// <param name="entries">What it lists.</param>
    /// <param name="theme">Its colors.</param>
    /// <param name="frame">Where it has room.</param>
    /// <param name="points">What it should not cover.</param>
    public static Legend Of(IReadOnlyList<LegendEntry> entries, Theme theme, Rectangle frame, IReadOnlyList<Point> points)
    {
        var most = Math.Max(2, (int)(0.6 * frame.Height / RowHeight));
        IReadOnlyList<LegendEntry> shown = entries.Count <= most ? entries : [.. entries.Take(most - 1), new LegendEntry($"and {entries.Count - most + 1} more", _ => [])];
        var width = shown.Max(e => TextWidth.Of(e.Label, TextSize)) + SampleWidth + (3 * Padding);
        var bounds = Corners(frame.Grown(-Padding), width, (shown.Count * RowHeight) + Padding).MinBy(corner => points.Count(p => corner.Overlaps(Rectangle.Around(p, 3 * MarkerShape.Reach))));
        return new Legend(bounds, [new Panel(bounds, theme.Background, theme.Grid) { Radius = 4 }, .. shown.SelectMany((entry, row) => Row(entry, theme, bounds, row))]);
    }

    private static IEnumerable<Shape> Row(LegendEntry entry, Theme theme, Rectangle bounds, int row)
    {
        var middle = new Point(bounds.Left + Padding + (SampleWidth / 2), bounds.Top + (Padding / 2) + ((row + 0.5) * RowHeight));
        return [.. entry.Sample(middle), new Text(entry.Label, middle.Moved((SampleWidth / 2) + Padding, 0.36 * TextSize), TextSize, theme.Ink)];
    }

    /// <summary>Costs grow together, which leaves the upper left and the lower right to the legend most often.</summary>
    private static IEnumerable<Rectangle> Corners(Rectangle frame, double width, double height) =>
    [
        new(frame.Left, frame.Top, width, height),
        new(frame.Right - width, frame.Bottom - height, width, height),
        new(frame.Right - width, frame.Top, width, height),
        new(frame.Left, frame.Bottom - height, width, height),
    ];
}

/// <summary>A line of a legend.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Sample">What it shows, around a place.</param>
internal sealed record LegendEntry(string Label, Func<Point, IReadOnlyList<Shape>> Sample);

using EffNet.Drawing;

namespace EffNet.Training;

/// <summary>Draws one metric over the epochs: a title, an axis, and lines with their names at their ends.</summary>
/// <param name="Title">The metric and its unit.</param>
/// <param name="Remark">The remark at the right of the title.</param>
/// <param name="Curves">The lines.</param>
/// <param name="Label">The function that formats a value.</param>
/// <param name="Height">The height of the plot area.</param>
/// <param name="Top">The largest value of the axis for metrics with an upper bound; otherwise infinity.</param>
internal sealed record CurvePanel(string Title, string Remark, IReadOnlyList<Curve> Curves, Func<double, string> Label, double Height, double Top = double.PositiveInfinity)
{
    private const double MarkSize = 12;
    private const double TitleSize = 14;
    private const double LabelSize = 12;
    private const double LabelSpacing = 1.25 * LabelSize;
    private const double LineWidth = 2;
    private const double MarkerReach = 3.5;

    /// <summary>The largest number of epochs with markers. More markers would cover the lines.</summary>
    private const int MostMarkers = 30;

    /// <summary>
    /// The smallest ratio of the largest value to the lowest value for which the axis is logarithmic. On a linear axis, a loss after divergence would make all other values look
    /// equal.
    /// </summary>
    private const double LogarithmicRange = 100;

    private readonly Axis _axis = AxisOf(Curves, Height, Top);

    /// <summary>Gets the width of the widest label of the axis.</summary>
    public double LabelWidth => _axis.Marks.Select(m => TextWidth.Of(Label(m), MarkSize)).DefaultIfEmpty(0).Max();

    /// <summary>Draws the panel.</summary>
    /// <param name="area">The plot area.</param>
    /// <param name="epochs">The axis of epochs.</param>
    /// <param name="room">The width that is available for names at the right of the area.</param>
    /// <param name="theme">The theme of the colors.</param>
    public IEnumerable<Shape> Draw(Rectangle area, Axis epochs, double room, Theme theme)
    {
        Point At((int Epoch, double Value) point) => new(area.Left + (area.Width * epochs.Share(point.Epoch)), Up(point.Value));
        double Up(double value) => area.Bottom - (area.Height * _axis.Share(value));

        var marks = _axis.Marks;
        return
        [
            .. epochs.Marks.Select(m => area.Left + (area.Width * epochs.Share(m))).Select(x => new Line([new(x, area.Top), new(x, area.Bottom)], theme.Grid, 1)),
            .. marks.Select(m => new Line([new(area.Left, Up(m)), new(area.Right, Up(m))], theme.Grid, 1)),
            new Line([new(area.Left, area.Top), new(area.Left, area.Bottom), new(area.Right, area.Bottom)], theme.Border, 1),
            .. marks.Select(m => new Text(Label(m), new Point(area.Left - 8, Up(m) + (0.36 * MarkSize)), MarkSize, theme.Faint) { Anchor = Anchor.End }),
            new Text(IsLogarithmic(Curves) ? $"{Title}, logarithmic" : Title, new Point(area.Left, area.Top - 12), TitleSize, theme.Ink) { IsStrong = true },
            new Text(Remark, new Point(area.Right, area.Top - 12), LabelSize, theme.Faint) { Anchor = Anchor.End },
            .. Curves.Select(curve => PartOf(curve, At, theme)),
            .. Names(At, area, room, theme),
        ];
    }

    private static Part PartOf(Curve curve, Func<(int Epoch, double Value), Point> at, Theme theme)
    {
        var color = theme.Families[curve.ColorIndex];
        var hasMarkers = curve.Points.Count <= MostMarkers;
        return new Part(
            "curve",
            curve.Name,
            [("name", curve.Name)],
            [
                .. curve.Runs().Where(run => run.Count > 1).Select(run => new Line([.. run.Select(at)], color, LineWidth)),
                .. curve.Runs().Where(run => run.Count == 1 || hasMarkers).SelectMany(run => run).Select(p => new Disc(at(p), MarkerReach, color, theme.Background)),
            ]);
    }

    /// <summary>Returns names and last values at the ends of the lines. They are moved apart if they would overlap.</summary>
    private IEnumerable<Shape> Names(Func<(int Epoch, double Value), Point> at, Rectangle area, double room, Theme theme)
    {
        var ends = Curves.Where(c => c.Finite.Any()).Select(curve => (Curve: curve, Last: curve.Finite.Last())).OrderBy(end => at(end.Last).Y).ToList();
        var lowest = area.Bottom - ((ends.Count - 1) * LabelSpacing);
        var next = double.NegativeInfinity;
        foreach (var (curve, last) in ends)
        {
            var y = Math.Max(next, Math.Min(at(last).Y, lowest));
            var text = FittedText.Shorten($"{curve.Name} {Label(last.Value)}".Trim(), LabelSize, room);
            yield return new Text(text, new Point(area.Right + 10, y + (0.36 * LabelSize)), LabelSize, theme.Families[curve.ColorIndex]) { IsStrong = true };
            next = y + LabelSpacing;
            lowest += LabelSpacing;
        }
    }

    private static bool IsLogarithmic(IReadOnlyList<Curve> curves)
    {
        var values = curves.SelectMany(c => c.Finite).Select(p => p.Value).ToList();
        return values.Count > 0 && curves.Count > 1 && values.Min() > 0 && values.Max() > LogarithmicRange * values.Min();
    }

    private static Axis AxisOf(IReadOnlyList<Curve> curves, double height, double top)
    {
        var values = curves.SelectMany(c => c.Finite).Select(p => p.Value).DefaultIfEmpty(0).ToList();
        var most = (int)(height / 32);
        if (IsLogarithmic(curves))
            return Axis.Of(AxisScale.Counts, values, most);
        var (low, high) = (Math.Min(0, values.Min()), values.Max());
        // The axis for a constant curve of 0 is from 0 to 1.
        return Axis.Between(AxisScale.Fractions, low, high == low ? low + 1 : Math.Min(top, high + (0.06 * (high - low))), most);
    }
}

using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>The frame of a plot: the title, the axes with their ticks, and the grid.</summary>
internal sealed class ChartFrame
{
    private const double MarkSize = 12;
    private const double TitleSize = 16;
    private const double AxisTitleSize = 13;

    private readonly PlotData _data;
    private readonly Theme _theme;
    private readonly Axis _across;
    private readonly Axis _up;

    /// <summary>Initializes a new instance of the <see cref="ChartFrame"/> class, with its layout.</summary>
    /// <param name="data">The data to plot.</param>
    /// <param name="theme">The colors.</param>
    /// <param name="width">The width of the image.</param>
    /// <param name="height">The height of the image.</param>
    public ChartFrame(PlotData data, Theme theme, double width, double height)
    {
        (_data, _theme) = (data, theme);
        _across = Axis.Of(data.X.Scale, data.Points.Select(p => p.X), most: (int)(width / 80));
        _up = Axis.Of(data.Y.Scale, data.Points.SelectMany(p => p.Reach), most: (int)(height / 50));
        var left = 48 + _up.Marks.Select(m => TextWidth.Of(_up.Label(m), MarkSize)).DefaultIfEmpty(0).Max();
        Bounds = new Rectangle(left, 46, width - left - 24, height - 46 - 58);
    }

    /// <summary>Gets the bounds of the area with the points.</summary>
    public Rectangle Bounds { get; }

    /// <summary>Gets the title.</summary>
    public string Title => $"{char.ToUpperInvariant(_data.Y.Noun[0])}{_data.Y.Noun[1..]} against {_data.X.Noun}";

    /// <summary>Returns the position of a network.</summary>
    public Point At(PlotPoint point) => new(Across(point.X), Up(point.Y));

    /// <summary>Returns the ends of a point's error bar, the upper end first; empty if the point has no error bar.</summary>
    public IReadOnlyList<Point> BarAt(PlotPoint point) => point.Spread is { } spread ? [new(Across(point.X), Up(spread.High)), new(Across(point.X), Up(spread.Low))] : [];

    /// <summary>Returns the shapes below the points.</summary>
    public IEnumerable<Shape> Draw() =>
    [
        .. _across.Marks.Select(m => new Line([new(Across(m), Bounds.Top), new(Across(m), Bounds.Bottom)], _theme.Grid, 1)),
        .. _up.Marks.Select(m => new Line([new(Bounds.Left, Up(m)), new(Bounds.Right, Up(m))], _theme.Grid, 1)),
        new Line([new(Bounds.Left, Bounds.Top), new(Bounds.Left, Bounds.Bottom), new(Bounds.Right, Bounds.Bottom)], _theme.Border, 1),
        .. _across.Marks.Select(m => new Text(_across.Label(m), new Point(Across(m), Bounds.Bottom + 20), MarkSize, _theme.Faint) { Anchor = Anchor.Middle }),
        .. _up.Marks.Select(m => new Text(_up.Label(m), new Point(Bounds.Left - 8, Up(m) + (0.36 * MarkSize)), MarkSize, _theme.Faint) { Anchor = Anchor.End }),
        new Text(Title, new Point(Bounds.Left, Bounds.Top - 18), TitleSize, _theme.Ink) { IsStrong = true },
        new Text(_data.X.Title, new Point(Bounds.Center.X, Bounds.Bottom + 45), AxisTitleSize, _theme.Ink) { Anchor = Anchor.Middle },
        new Text(_data.Y.Title, new Point(24, Bounds.Center.Y), AxisTitleSize, _theme.Ink) { Anchor = Anchor.Middle, IsUpright = true },
    ];

    private double Across(double value) => Bounds.Left + (Bounds.Width * _across.Share(value));

    private double Up(double value) => Bounds.Bottom - (Bounds.Height * _up.Share(value));
}

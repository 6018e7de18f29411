using System.Globalization;
using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>A plot as an image.</summary>
/// <param name="Picture">The image.</param>
/// <param name="Points">The number of points.</param>
/// <param name="Unlabeled">The number of points without a label.</param>
internal sealed record Chart(Illustration Picture, int Points, int Unlabeled)
{
    /// <summary>Gets the part of a message that is about missing labels; empty if no label is missing.</summary>
    public string LabelNote => Unlabeled == 0
        ? string.Empty
        : Points > LabelPlacer.Most
            ? string.Create(CultureInfo.InvariantCulture, $"; {Count.Of(Unlabeled, "point")} without a label: a plot has room for at most {LabelPlacer.Most:N0} labels")
            : $"; {Count.Of(Unlabeled, "label")} did not fit; use a larger --size";

    /// <summary>The largest length of a name. Longer names are shortened, because they would leave no space for other names.</summary>
    private const int LongestName = 32;

    private const double VariantSize = 13;
    private const double PublishedSize = 11;
    private const double PublishedReach = 3.5;
    private const double BarWidth = 1.5;
    private const double CapReach = 4;

    /// <summary>
    /// The image size for which the text sizes are defined. Text grows with larger images, and shrinks only a little in smaller images, so that it stays
    /// readable.
    /// </summary>
    private static readonly PixelSize s_nominal = new(960, 640);

    /// <summary>Draws <paramref name="data"/>, which contains at least one point.</summary>
    public static Chart Draw(PlotData data, Theme theme, PixelSize size)
    {
        var scale = Math.Max(0.8, Math.Min((double)size.Width / s_nominal.Width, (double)size.Height / s_nominal.Height));
        var (width, height) = (size.Width / scale, size.Height / scale);
        var frame = new ChartFrame(data, theme, width, height);
        var legend = Legend.Of([.. Entries(data, theme)], theme, frame.Bounds, [.. data.Points.Select(frame.At), .. data.Points.SelectMany(frame.BarAt)]);
        var labels = LabelsOf(data, frame);
        var places = new LabelPlacer(frame.Bounds, legend.Bounds, [.. LinesOf(data, frame)]).Place(labels);

        return new Chart(
            new Illustration(size, scale, frame.Title,
            [
                new Panel(new Rectangle(0, 0, width, height), theme.Background),
                .. frame.Draw(),
                .. legend.Shapes,
                .. data.Clouds.Select((cloud, index) => CloudOf(cloud, frame, ColorOf(data.Lines.Count + index, theme))),
                .. labels.Zip(places).Where(l => l.Second is { IsTied: true }).Select(l => new Line([l.Second!.From, l.Second.To], theme.Border, 1)),
                .. data.Published.Path.Take(1).Select(_ => LineOf(data.Published, frame, theme)),
                .. data.Lines.SelectMany((line, index) => line.Points.Where(p => p.Spread is not null).Select(p => BarOf(line, p, frame, ColorOf(index, theme)))),
                .. data.Lines.Index().Where(l => l.Item.Path.Count > 0).Select(l => LineOf(l.Item, data, frame, ColorOf(l.Index, theme))),
                .. PartsOf(data, frame, theme).Zip(labels.Zip(places), (part, label) => Labeled(part, label.First, label.Second, theme)),
            ]),
            labels.Count,
            places.Count(place => place is null));
    }

    private static IEnumerable<LegendEntry> Entries(PlotData data, Theme theme) =>
    [
        .. data.Lines.Select((line, index) => new LegendEntry(
            Shortened(line.Name),
            at => [.. line.Path.Take(1).Select(_ => new Line([at.Moved(-14, 0), at.Moved(14, 0)], ColorOf(index, theme), 2)), VariantMarker(at, index, theme)])),
        .. data.Clouds.Select((cloud, index) => new LegendEntry(
            NameOf(cloud),
            at => [DotsAt([at.Moved(-8, 2), at.Moved(0, -3), at.Moved(7, 3)], ColorOf(data.Lines.Count + index, theme))])),
        .. data.Published.Points.Take(1).Select(_ => new LegendEntry(data.Published.Label, at => [PublishedMarker(at, theme)])),
        .. data.Points.Select(p => p.Spread?.Meaning).OfType<string>().Distinct().Select(
            meaning => new LegendEntry(meaning, at => BarBetween(at.Moved(0, -7), at.Moved(0, 7), theme.Ink))),
    ];

    /// <summary>Returns the lines that labels should not cover.</summary>
    private static IEnumerable<IReadOnlyList<Point>> LinesOf(PlotData data, ChartFrame frame) =>
    [
        .. data.Lines.Select(l => l.Path.Select(frame.At).ToList()),
        data.Published.Path.Select(frame.At).ToList(),
        .. data.Points.Where(p => p.Spread is not null).Select(frame.BarAt),
    ];

    /// <summary>
    /// Returns the labels in the order of <see cref="PartsOf"/>. They are placed in this order, so labels of the file have priority over labels of published
    /// networks.
    /// </summary>
    private static List<Label> LabelsOf(PlotData data, ChartFrame frame) =>
    [
        .. data.Lines.SelectMany(l => l.Points).Select(p => new Label(Shortened(p.Name), frame.At(p), MarkerShape.Reach, VariantSize)),
        .. data.Published.Points.Select(p => new Label(p.Name, frame.At(p), PublishedReach, PublishedSize)),
    ];

    private static IEnumerable<Part> PartsOf(PlotData data, ChartFrame frame, Theme theme) =>
    [
        .. data.Lines.SelectMany((line, index) => line.Points.Select(
            point => PartOf(data.Subject.Point, $"{line.Name} {point.Name}", point, data, VariantMarker(frame.At(point), index, theme)))),
        .. data.Published.Points.Select(point => PartOf("published", point.Name, point, data, PublishedMarker(frame.At(point), theme))),
    ];

    private static Part PartOf(string kind, string name, PlotPoint point, PlotData data, Shape marker) => new(
        kind,
        string.Create(CultureInfo.InvariantCulture, $"{name}: {data.X.Noun} {point.X:#,0.###}; {data.Y.Noun} {point.Y:#,0.###}"),
        [("name", point.Name), ("x", point.X.ToString(CultureInfo.InvariantCulture)), ("y", point.Y.ToString(CultureInfo.InvariantCulture))],
        [marker]);

    private static Part Labeled(Part part, Label label, LabelPlace? place, Theme theme)
    {
        if (place is null)
            return part;
        var isVariant = label.Size == VariantSize;
        var text = label.At(place, isVariant ? theme.Ink : theme.Faint, theme.Background) with { IsStrong = isVariant };
        return part with { Members = [text, .. part.Members] };
    }

    private static Part LineOf(PlotLine line, PlotData data, ChartFrame frame, string color) =>
        new(data.Subject.Line, line.Name, [("name", line.Name)], [new Line([.. line.Path.Select(frame.At)], color, 2)]);

    private static Part LineOf(PublishedPoints published, ChartFrame frame, Theme theme) =>
        new("published-line", published.Label, [], [new Line([.. published.Path.Select(frame.At)], theme.Published, 1.5)]);

    private static Part BarOf(PlotLine line, PlotPoint point, ChartFrame frame, string color)
    {
        var (spread, ends) = (point.Spread!, frame.BarAt(point));
        return new Part(
            "interval",
            string.Create(CultureInfo.InvariantCulture, $"{line.Name} {point.Name}: {spread.Low:0.##} to {spread.High:0.##}. {spread.Meaning}"),
            [("name", point.Name), ("low", spread.Low.ToString(CultureInfo.InvariantCulture)), ("high", spread.High.ToString(CultureInfo.InvariantCulture))],
            BarBetween(ends[0], ends[1], color));
    }

    private static IReadOnlyList<Shape> BarBetween(Point top, Point bottom, string color) =>
    [
        new Line([top, bottom], color, BarWidth),
        new Line([top.Moved(-CapReach, 0), top.Moved(CapReach, 0)], color, BarWidth),
        new Line([bottom.Moved(-CapReach, 0), bottom.Moved(CapReach, 0)], color, BarWidth),
    ];

    private static Part CloudOf(PlotCloud cloud, ChartFrame frame, string color) => new(
        "search",
        NameOf(cloud),
        [("name", cloud.Search)],
        [DotsAt([.. cloud.Points.Select(frame.At)], color)]);

    private static string NameOf(PlotCloud cloud) => $"{Shortened($"{cloud.Family}.{cloud.Search}")}: {Count.Of(cloud.Points.Count, "candidate")}";

    private static string ColorOf(int index, Theme theme) => theme.Families[index % theme.Families.Count];

    private static Shape VariantMarker(Point at, int index, Theme theme) => MarkerShape.Draw(index, at, ColorOf(index, theme), theme.Background);

    private static Dots DotsAt(IReadOnlyList<Point> centers, string color) => new(centers, Radius: 2.5, color, Opacity: 0.4);

    private static Disc PublishedMarker(Point at, Theme theme) => new(at, PublishedReach, theme.Published, theme.Background);

    private static string Shortened(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";
}

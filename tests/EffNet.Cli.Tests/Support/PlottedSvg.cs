using System.Globalization;
using System.Xml.Linq;
using EffNet.Drawing;

namespace EffNet.Cli.Tests.Support;

/// <summary>An SVG that the tool drew, read as XML.</summary>
internal sealed class PlottedSvg
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    private PlottedSvg(string text) => _root = XDocument.Parse(text).Root!;

    public IReadOnlyList<PlottedPoint> Variants => PointsOf("variant");

    public IReadOnlyList<PlottedPoint> Published => PointsOf("published");

    public IReadOnlyList<PlottedPoint> Results => PointsOf("result");

    /// <summary>The corners of each series' line, by its name.</summary>
    public IReadOnlyDictionary<string, string[]> Series => Parts("series").ToDictionary(p => (string)p.Attribute("data-name")!, CornersOf);

    /// <summary>The corners of the line that joins networks of the paper.</summary>
    public string[] PublishedLine => CornersOf(Assert.Single(Parts("published-line")));

    /// <summary>Gets the result and the ends of each error bar.</summary>
    public IReadOnlyList<PlottedBar> Bars => [.. Parts("interval").Select(p =>
    {
        var ends = CornersOf(p).Select(c => c.Split(',')).Select(c => new Point(Number(c[0]), Number(c[1]))).ToList();
        var (low, high) = (Number((string)p.Attribute("data-low")!), Number((string)p.Attribute("data-high")!));
        return new PlottedBar((string)p.Attribute("data-name")!, low, high, ends[0].X, ends[1].Y, ends[0].Y);
    })];

    public IReadOnlyList<string> Texts => [.. _root.Descendants(s_svg + "text").Select(t => t.Value)];

    public string Background => (string)_root.Element(s_svg + "rect")!.Attribute("fill")!;

    public (string Width, string Height) Size => ((string)_root.Attribute("width")!, (string)_root.Attribute("height")!);

    /// <summary>Gets the number of dots in the cloud of each search.</summary>
    public IReadOnlyList<int> Clouds =>
        [.. Parts("search").Select(p => ((string)p.Element(s_svg + "path")!.Attribute("d")!).Split(' ').Count(word => word.EndsWith("h0", StringComparison.Ordinal)))];

    /// <summary>The corners of each family's line.</summary>
    public IReadOnlyList<string[]> Lines => [.. Parts("family").Select(CornersOf)];

    /// <summary>Gets the areas of the labels of points.</summary>
    public IReadOnlyList<Rectangle> Labels => [.. PartsWithLabel.Select(p => BoxOf(p.Element(s_svg + "text")!))];

    /// <summary>Gets the areas of the markers of points.</summary>
    public IReadOnlyList<Rectangle> Markers => [.. Variants.Concat(Results).Concat(Published).Select(p => Rectangle.Around(new Point(p.X, p.Y), 3))];

    /// <summary>The whole picture in its own units.</summary>
    public Rectangle Bounds
    {
        get
        {
            var box = ((string)_root.Attribute("viewBox")!).Split(' ').Select(Number).ToArray();
            return new Rectangle(box[0], box[1], box[2], box[3]);
        }
    }

    private IEnumerable<XElement> PartsWithLabel => Parts("variant").Concat(Parts("result")).Concat(Parts("published")).Where(p => p.Element(s_svg + "text") is not null);

    public static PlottedSvg Of(params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.PathOf("plot.svg");
        var run = ToolRun.Of(["plot", .. arguments, "-o", path]);
        Assert.Equal(0, run.ExitCode);
        return new PlottedSvg(File.ReadAllText(path));
    }

    private List<PlottedPoint> PointsOf(string kind) => [.. Parts(kind).Select(p =>
    {
        var center = CenterOf(p.Elements().Last());
        return new PlottedPoint(
            (string)p.Attribute("data-name")!,
            Number((string)p.Attribute("data-x")!),
            Number((string)p.Attribute("data-y")!),
            center.X,
            center.Y,
            (string?)p.Element(s_svg + "text"));
    })];

    private IEnumerable<XElement> Parts(string kind) => _root.Descendants(s_svg + "g").Where(g => (string)g.Attribute("class")! == kind);

    private static string[] CornersOf(XElement part) => ((string)part.Elements(s_svg + "polyline").First().Attribute("points")!).Split(' ');

    private static Point CenterOf(XElement marker)
    {
        if (marker.Name.LocalName == "circle")
            return new Point(Number((string)marker.Attribute("cx")!), Number((string)marker.Attribute("cy")!));
        var corners = ((string)marker.Attribute("points")!).Split(' ').Select(c => c.Split(',')).Select(c => new Point(Number(c[0]), Number(c[1]))).ToList();
        return new Point((corners.Min(c => c.X) + corners.Max(c => c.X)) / 2, (corners.Min(c => c.Y) + corners.Max(c => c.Y)) / 2);
    }

    private static Rectangle BoxOf(XElement text)
    {
        var (x, y, size) = (Number((string)text.Attribute("x")!), Number((string)text.Attribute("y")!), Number((string)text.Attribute("font-size")!));
        var width = TextWidth.Of(text.Value, size);
        var share = (string?)text.Attribute("text-anchor") switch { "middle" => 0.5, "end" => 1, _ => 0 };
        return new Rectangle(x - (share * width), y - (0.8 * size), width, size);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The point of a network in a picture: its values and its position.</summary>
internal sealed record PlottedPoint(string Name, double Right, double Up, double X, double Y, string? Label);

/// <summary>An error bar in a picture: its result and the positions of its ends.</summary>
internal sealed record PlottedBar(string Name, double Low, double High, double X, double Bottom, double Top);

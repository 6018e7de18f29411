using System.Globalization;
using System.Text;
using System.Xml.Linq;
using EffNet.Drawing;

namespace EffNet.Cli.Tests.Support;

/// <summary>An SVG of a network that the tool drew, read as XML.</summary>
internal sealed class GraphSvg
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;

    private GraphSvg(string text) => _root = XDocument.Parse(text).Root!;

    public string Title => (string)_root.Element(s_svg + "title")!;

    public IReadOnlyList<GraphPart> Stages => PartsOf("stage");

    /// <summary>Gets the kinds of blocks. Their parts are their layers.</summary>
    public IReadOnlyList<GraphPart> Blocks => PartsOf("block");

    /// <summary>Gets every text with the largest area that it can cover.</summary>
    public IReadOnlyList<(string Content, Rectangle Box)> Texts => [.. _root.Descendants(s_svg + "text").Select(t => (t.Value, BoxOf(t)))];

    /// <summary>The boxes of layers.</summary>
    public IReadOnlyList<(Rectangle Box, IReadOnlyList<Rectangle> Texts)> LayerBoxes =>
    [
        .. _root.Descendants(s_svg + "g").Where(g => (string?)g.Attribute("class") == "layer" && g.Element(s_svg + "rect") is not null)
            .Select(g => (BoundsOf(g.Element(s_svg + "rect")!), (IReadOnlyList<Rectangle>)[.. g.Elements(s_svg + "text").Select(BoxOf)])),
    ];

    /// <summary>The panels of blocks, with the texts in them.</summary>
    public IReadOnlyList<(Rectangle Box, IReadOnlyList<Rectangle> Texts)> Panels =>
    [
        .. _root.Descendants(s_svg + "g").Where(g => (string?)g.Attribute("class") == "block")
            .Select(g => (BoundsOf(g.Elements(s_svg + "rect").First()), (IReadOnlyList<Rectangle>)[.. g.Descendants(s_svg + "text").Select(BoxOf)])),
    ];

    /// <summary>The segments of all lines between layers.</summary>
    public IReadOnlyList<(Point From, Point To)> Segments =>
    [
        .. _root.Descendants(s_svg + "g").Where(g => (string?)g.Attribute("class") == "block")
            .SelectMany(g => g.Elements(s_svg + "polyline"))
            .Select(line => ((string)line.Attribute("points")!).Split(' ').Select(p => p.Split(',')).Select(p => new Point(Number(p[0]), Number(p[1]))).ToList())
            .SelectMany(points => points.Zip(points.Skip(1))),
    ];

    /// <summary>The whole picture.</summary>
    public Rectangle Bounds
    {
        get
        {
            var box = ((string)_root.Attribute("viewBox")!).Split(' ').Select(Number).ToArray();
            return new Rectangle(box[0], box[1], box[2], box[3]);
        }
    }

    /// <summary>Gets every color in the picture.</summary>
    public IReadOnlyList<string> Colors =>
        [.. _root.Descendants().SelectMany(e => new[] { (string?)e.Attribute("fill"), (string?)e.Attribute("stroke") }).OfType<string>().Distinct()];

    public static GraphSvg Of(params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.PathOf("graph.svg");
        var run = ToolRun.Of(["graph", .. arguments, "-o", path]);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        return new GraphSvg(File.ReadAllText(path));
    }

    public static GraphSvg Of(Illustration picture) => new(Encoding.UTF8.GetString(SvgWriter.Write(picture)));

    private List<GraphPart> PartsOf(string kind) => [.. _root.Descendants(s_svg + "g").Where(g => (string?)g.Attribute("class") == kind).Select(g => new GraphPart(
        (string?)g.Attribute("data-name") ?? (string)g.Attribute("data-letter")!,
        g.Attributes().Where(a => a.Name.LocalName.StartsWith("data-", StringComparison.Ordinal)).ToDictionary(a => a.Name.LocalName[5..], a => a.Value),
        [.. g.Descendants(s_svg + "text").Select(t => t.Value)],
        [.. g.Descendants(s_svg + "g").Select(l => (string)l.Attribute("data-name")!)]))];

    private static Rectangle BoundsOf(XElement rectangle) => new(
        Number((string)rectangle.Attribute("x")!),
        Number((string)rectangle.Attribute("y")!),
        Number((string)rectangle.Attribute("width")!),
        Number((string)rectangle.Attribute("height")!));

    private static Rectangle BoxOf(XElement text)
    {
        var (x, y, size) = (Number((string)text.Attribute("x")!), Number((string)text.Attribute("y")!), Number((string)text.Attribute("font-size")!));
        var width = TextWidth.Of(text.Value, size);
        var share = (string?)text.Attribute("text-anchor") switch { "middle" => 0.5, "end" => 1, _ => 0 };
        return new Rectangle(x - (share * width), y - (0.8 * size), width, size);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A part of a picture of a network: a stage or a kind of block.</summary>
internal sealed record GraphPart(string Name, IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Texts, IReadOnlyList<string> Layers);

using System.Globalization;
using EffNet.Cli.Tables;
using EffNet.Drawing;
using EffNet.Networks;
using Shape = EffNet.Drawing.Shape;

namespace EffNet.Cli.Graphs;

/// <summary>The drawing of a block: boxes and circles for its units, and lines between the units.</summary>
internal sealed class BlockDrawing
{
    private const double StrongSize = 12;
    private const double FaintSize = 11;
    private const double LineHeight = 15;
    private const double BoxPadding = 10;
    private const double BarHeight = 3;
    private const double Gap = 30;
    private const double LaneGap = 12;
    private const double EmptyLane = 14;
    private const double JoinRadius = 9;
    private const double ArrowLength = 6;

    /// <summary>The distance between a column and the position to the right of it at which lines turn.</summary>
    private const double Turn = 10;

    private readonly BlockUnits _block;
    private readonly BlockLayout _layout;
    private readonly Theme _theme;
    private readonly string _input;
    private readonly long _multiplyAdds;
    private readonly List<(string Content, bool IsStrong)>[] _lines;
    private readonly double[] _columnLefts;
    private readonly double[] _columnWidths;
    private readonly Dictionary<int, double> _laneCenters = [];

    /// <summary>Initializes a new instance of the <see cref="BlockDrawing"/> class, with the layout of a block.</summary>
    /// <param name="kind">The block.</param>
    /// <param name="theme">The colors.</param>
    public BlockDrawing(BlockWiring kind, Theme theme)
    {
        (_block, _theme) = (kind.Units, theme);
        _layout = BlockLayout.Of(_block);
        (_input, _multiplyAdds) = (kind.Block.Input.ToString(), kind.Block.MultiplyAdds);
        _lines = [.. _block.Units.Select(LinesOf)];
        _columnWidths = [.. Enumerable.Range(0, _layout.Columns.DefaultIfEmpty(0).Max() + 1).Select(WidthOf)];
        _columnLefts = new double[_columnWidths.Length];
        var left = TextWidth.Of(_input, FaintSize) + Gap;
        for (var i = 0; i < _columnWidths.Length; i++)
        {
            _columnLefts[i] = left;
            left += _columnWidths[i] + Gap;
        }

        Width = left;
        Height = PlaceLanes();
    }

    /// <summary>Gets the width.</summary>
    public double Width { get; }

    /// <summary>Gets the height.</summary>
    public double Height { get; }

    /// <summary>Returns the shapes of the drawing.</summary>
    /// <param name="corner">The upper left corner of the drawing.</param>
    public IEnumerable<Shape> Draw(Point corner)
    {
        Point At(Point point) => point.Moved(corner.X, corner.Y);
        Line LineAt(IEnumerable<Point> points) => new([.. points.Select(At)], _theme.Faint, 1.2);
        var routes = Routes().ToList();
        return
        [
            .. routes.Select(route => LineAt(route)),
            .. routes.Select(route => ArrowAt([.. route.Select(At)])),
            .. _layout.Branches.Select(b => new Disc(At(TurnAfter(b.From)), 2.2, _theme.Faint, _theme.Faint)),
            new Text(_input, At(new Point(0, Middle(0, FaintSize))), FaintSize, _theme.Faint),
            .. _block.Units.Select((unit, index) => PartOf(unit, index, corner)),
        ];
    }

    private static List<(string Content, bool IsStrong)> LinesOf(BlockUnit unit)
    {
        if (unit.IsJoin)
            return [];
        var lines = new List<(string, bool)> { (unit.Operation, true) };
        if (unit.Suffix.Length > 0)
            lines.Add((unit.Suffix, false));
        lines.Add((unit.Output.ToString(), false));
        return lines;
    }

    private double WidthOf(int column) => _block.Units.Index().Where(u => _layout.Columns[u.Index] == column).Select(u => SizeOf(u.Index).Width).DefaultIfEmpty(0).Max();

    private (double Width, double Height) SizeOf(int unit) => _block.Units[unit].IsJoin
        ? (2 * JoinRadius, 2 * JoinRadius)
        : (_lines[unit].Max(l => TextWidth.Of(l.Content, l.IsStrong ? StrongSize : FaintSize)) + (2 * BoxPadding), (_lines[unit].Count * LineHeight) + BoxPadding + BarHeight);

    /// <summary>Places the lanes one below the other and returns their height.</summary>
    private double PlaceLanes()
    {
        var lanes = _layout.Lanes.Concat(_layout.Branches.Select(b => b.Lane)).Append(0).Distinct().Order().ToList();
        var top = 0d;
        foreach (var lane in lanes)
        {
            var height = Enumerable.Range(0, _block.Units.Count).Where(u => _layout.Lanes[u] == lane).Select(u => SizeOf(u).Height).DefaultIfEmpty(EmptyLane).Max();
            _laneCenters[lane] = top + (height / 2);
            top += height + LaneGap;
        }

        return top - LaneGap;
    }

    /// <summary>Returns the baseline of text in the middle of a lane.</summary>
    private double Middle(int lane, double size) => _laneCenters[lane] + (0.36 * size);

    private Rectangle BoundsOf(int unit)
    {
        var (width, height) = SizeOf(unit);
        var column = _layout.Columns[unit];
        return new Rectangle(_columnLefts[column] + ((_columnWidths[column] - width) / 2), _laneCenters[_layout.Lanes[unit]] - (height / 2), width, height);
    }

    /// <summary>Returns the point at which the line from a unit begins.</summary>
    private Point End(int unit) => unit == BlockUnit.BlockInput
        ? new Point(TextWidth.Of(_input, FaintSize) + 4, _laneCenters[0])
        : new Point(BoundsOf(unit).Right, BoundsOf(unit).Center.Y);

    /// <summary>Returns the point at which branches leave the line from a unit.</summary>
    private Point TurnAfter(int unit)
    {
        var end = End(unit);
        return unit == BlockUnit.BlockInput
            ? end.Moved(Turn, 0)
            : end with { X = _columnLefts[_layout.Columns[unit]] + _columnWidths[_layout.Columns[unit]] + Turn };
    }

    /// <summary>Returns the lines. Each line leads from a unit to a unit that reads its value.</summary>
    private IEnumerable<IReadOnlyList<Point>> Routes() =>
    [
        .. _block.Units.Select((unit, index) => RouteInto(unit.Inputs[0], index)),
        .. _layout.Branches.Select(RouteOf),
        [End(_block.Result), new Point(Width, _laneCenters[0])],
    ];

    /// <summary>Returns the line into the left side of a unit, from its first input.</summary>
    private Point[] RouteInto(int from, int unit)
    {
        var (end, bounds) = (End(from), BoundsOf(unit));
        var into = new Point(bounds.Left, bounds.Center.Y);
        return end.Y == into.Y ? [end, into] : [TurnAfter(from), TurnAfter(from) with { Y = into.Y }, into];
    }

    /// <summary>Returns the line of a branch that joins a unit from above or below.</summary>
    private Point[] RouteOf(Branch branch)
    {
        var (bounds, y) = (BoundsOf(branch.To), _laneCenters[branch.Lane]);
        var into = new Point(bounds.Center.X, branch.Lane < _layout.Lanes[branch.To] ? bounds.Top : bounds.Bottom);
        var corner = into with { Y = y };
        return branch.Units is [.., var last] ? [End(last), corner, into] : [TurnAfter(branch.From), TurnAfter(branch.From) with { Y = y }, corner, into];
    }

    /// <summary>Returns the head of an arrow at the end of a line.</summary>
    private Polygon ArrowAt(Point[] line)
    {
        var (tip, before) = (line[^1], line[^2]);
        var length = Math.Max(Math.Abs(tip.X - before.X), Math.Abs(tip.Y - before.Y));
        var (right, down) = ((tip.X - before.X) / length, (tip.Y - before.Y) / length);
        var back = tip.Moved(-ArrowLength * right, -ArrowLength * down);
        return new Polygon([tip, back.Moved(-3 * down, 3 * right), back.Moved(3 * down, -3 * right)], _theme.Faint, _theme.Faint);
    }

    private Part PartOf(BlockUnit unit, int index, Point corner)
    {
        var bounds = BoundsOf(index);
        var placed = bounds with { Left = bounds.Left + corner.X, Top = bounds.Top + corner.Y };
        return new Part(
            "layer",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{unit.Node.Path ?? unit.Node.Name}: {unit.Node.Operation}; {unit.Output}; {unit.Parameters:N0} parameters; {unit.Node.MultiplyAdds:N0} multiply-adds"),
            [("name", unit.Node.Path ?? unit.Node.Name), ("parameters", Figures.Plain(unit.Parameters)), ("flops", Figures.Plain(unit.Node.MultiplyAdds))],
            [.. unit.IsJoin ? DrawJoin(unit.Node.Operation, placed.Center) : DrawBox(unit.Node, _lines[index], placed)]);
    }

    private IEnumerable<Shape> DrawJoin(Operation operation, Point center)
    {
        var (across, along) = operation is Add ? (0d, JoinRadius / 2) : (JoinRadius / 2.6, JoinRadius / 2.6);
        return
        [
            new Disc(center, JoinRadius, _theme.Background, _theme.Faint),
            new Line([center.Moved(-along, -across), center.Moved(along, across)], _theme.Ink, 1.6),
            new Line([center.Moved(across, -along), center.Moved(-across, along)], _theme.Ink, 1.6),
        ];
    }

    /// <summary>Returns a box with the lines of a layer. A bar at the bottom shows its share of the block's multiply-adds.</summary>
    private IEnumerable<Shape> DrawBox(Node node, List<(string Content, bool IsStrong)> lines, Rectangle bounds)
    {
        var color = ColorOf(node.Operation);
        var room = bounds.Width - (2 * BoxPadding);
        var share = _multiplyAdds == 0 ? 0 : room * node.MultiplyAdds / _multiplyAdds;
        return
        [
            new Panel(bounds, color, color) { Radius = 5, Opacity = 0.16 },
            .. share == 0 ? Array.Empty<Shape>() : [new Panel(new Rectangle(bounds.Left + BoxPadding, bounds.Bottom - (2 * BarHeight), Math.Max(1, share), BarHeight), color)],
            .. lines.Select((line, index) =>
            {
                var size = line.IsStrong ? StrongSize : FaintSize;
                var baseline = bounds.Top + (BoxPadding / 2) + ((index + 0.5) * LineHeight) + (0.36 * size);
                var color = line.IsStrong ? _theme.Ink : _theme.Faint;
                return new Text(line.Content, new Point(bounds.Center.X, baseline), size, color) { Anchor = Anchor.Middle, IsStrong = line.IsStrong };
            }),
        ];
    }

    private string ColorOf(Operation operation) => operation switch
    {
        Convolution { Groups: > 1 } => _theme.Families[2],
        Convolution => _theme.Families[0],
        Linear => _theme.Families[1],
        GlobalAveragePool or MaxPool or AveragePool => _theme.Families[3],
        _ => _theme.Faint,
    };
}

using EffNet.Cli.Tables;
using EffNet.Drawing;
using EffNet.Networks;
using Shape = EffNet.Drawing.Shape;

namespace EffNet.Cli.Graphs;

/// <summary>The stages of a network from top to bottom: their operators, the size of their maps, and their shares of the costs.</summary>
internal sealed class StageList
{
    private const double RowHeight = 42;
    private const double HeaderHeight = 26;
    private const double StrongSize = 13;
    private const double FaintSize = 11;

    /// <summary>The sides of the squares for maps as large as the image (this constant), and for maps with one position (the next constant).</summary>
    private const double LargestSquare = 34;
    private const double SmallestSquare = 3;

    /// <summary>The left edge of the two columns of shares. The next constants are the smallest width of a column and the distance between the columns.</summary>
    private const double SharesLeft = 536;
    private const double LeastShareWidth = 240;
    private const double ShareGap = 28;

    private static readonly (double Left, double Width) s_maps = (0, 44);
    private static readonly (double Left, double Width) s_stage = (56, 200);
    private static readonly (double Left, double Width) s_blocks = (268, 128);
    private static readonly (double Left, double Width) s_output = (408, 116);

    private readonly Network _network;
    private readonly IReadOnlyList<StageBlocks> _stages;
    private readonly Theme _theme;
    private readonly Point _corner;
    private readonly double _width;
    private readonly (long MultiplyAdds, long Parameters) _most;
    private readonly (double Left, double Width) _multiplyAdds;
    private readonly (double Left, double Width) _parameters;

    /// <summary>Initializes a new instance of the <see cref="StageList"/> class, with its layout.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stages">The stages with their blocks.</param>
    /// <param name="theme">The colors.</param>
    /// <param name="corner">The upper left corner.</param>
    /// <param name="width">The width; at least <see cref="LeastWidth"/>.</param>
    public StageList(Network network, IReadOnlyList<StageBlocks> stages, Theme theme, Point corner, double width)
    {
        (_network, _stages, _theme, _corner, _width) = (network, stages, theme, corner, width);
        _multiplyAdds = (SharesLeft, (width - SharesLeft - ShareGap) / 2);
        _parameters = (_multiplyAdds.Left + _multiplyAdds.Width + ShareGap, _multiplyAdds.Width);
        _most = (network.Stages.Max(s => s.MultiplyAdds), network.Stages.Max(s => s.Parameters));
    }

    /// <summary>Gets the smallest width of a list.</summary>
    public static double LeastWidth => SharesLeft + (2 * LeastShareWidth) + ShareGap;

    /// <summary>Gets the height.</summary>
    public double Height => HeaderHeight + ((_stages.Count + 1) * RowHeight);

    /// <summary>Returns the shapes of the list.</summary>
    public IEnumerable<Shape> Draw() =>
    [
        .. DrawHeader(),
        new Line([MapsAt(0), MapsAt(_stages.Count)], _theme.Border, 1),
        .. DrawMaps(_network.Input, 0),
        NameAt(0, "input"),
        OutputAt(0, _network.Input),
        .. _stages.Select((stage, index) => PartOf(stage, index + 1)),
    ];

    private IEnumerable<Shape> DrawHeader() =>
    [
        HeaderAt(s_stage, "Stage"),
        HeaderAt(s_blocks, "Blocks"),
        HeaderAt(s_output, "Output"),
        HeaderAt(_multiplyAdds, "Multiply-adds"),
        HeaderAt(_parameters, "Parameters"),
    ];

    private Text HeaderAt((double Left, double Width) column, string header) => new(header, _corner.Moved(column.Left, 14), FaintSize, _theme.Faint);

    private double Top(int row) => _corner.Y + HeaderHeight + (row * RowHeight);

    private double Middle(int row) => Top(row) + (RowHeight / 2);

    private Point MapsAt(int row) => new(_corner.X + s_maps.Left + (s_maps.Width / 2), Middle(row));

    private Text NameAt(int row, string name) =>
        new(name, new Point(_corner.X + s_stage.Left, Middle(row) + (0.36 * StrongSize)), StrongSize, _theme.Ink) { IsStrong = true };

    private Text OutputAt(int row, Networks.Shape shape) => new(
        FittedText.Shorten(shape.ToString(), StrongSize, s_output.Width), new Point(_corner.X + s_output.Left, Middle(row) + (0.36 * StrongSize)), StrongSize, _theme.Ink);

    /// <summary>Draws the height and width of maps on a scale of square roots, because small maps would otherwise be invisible.</summary>
    private IEnumerable<Shape> DrawMaps(Networks.Shape shape, int row)
    {
        var longest = Math.Max(_network.Input.Height, _network.Input.Width);
        double Side(int pixels) => SmallestSquare + ((LargestSquare - SmallestSquare) * Math.Min(1, Math.Sqrt(Math.Max(0, pixels - 1) / Math.Max(1d, longest - 1))));
        var (center, width, height) = (MapsAt(row), Side(shape.Width), Side(shape.Height));
        return [new Panel(new Rectangle(center.X - (width / 2), center.Y - (height / 2), width, height), _theme.Background, _theme.Faint) { Radius = 1.5 }];
    }

    private Part PartOf(StageBlocks item, int row)
    {
        var stage = item.Stage;
        return new Part(
            "stage",
            $"{stage.Name}: {stage.Description}; {stage.Output}; {Figures.Exact(stage.MultiplyAdds)} multiply-adds; {Figures.Exact(stage.Parameters)} parameters",
            [("name", stage.Name), ("parameters", Figures.Plain(stage.Parameters)), ("flops", Figures.Plain(stage.MultiplyAdds))],
            [
                new Line([new(_corner.X + s_stage.Left, Top(row)), new(_corner.X + _width, Top(row))], _theme.Grid, 1),
                .. DrawMaps(stage.Output, row),
                .. DrawName(stage, row),
                .. DrawRuns(item.Runs, row),
                OutputAt(row, stage.Output),
                .. DrawShare(_multiplyAdds, row, stage.MultiplyAdds, _network.MultiplyAdds, _most.MultiplyAdds, _theme.Families[0]),
                .. DrawShare(_parameters, row, stage.Parameters, _network.Parameters, _most.Parameters, _theme.Families[1]),
            ]);
    }

    private IEnumerable<Shape> DrawName(Stage stage, int row)
    {
        var left = new Point(_corner.X + s_stage.Left, Middle(row));
        return
        [
            new Text(FittedText.Shorten(stage.Name, StrongSize, s_stage.Width), left.Moved(0, -3), StrongSize, _theme.Ink) { IsStrong = true },
            new Text(FittedText.Shorten(stage.Description, FaintSize, s_stage.Width), left.Moved(0, 12), FaintSize, _theme.Faint),
        ];
    }

    /// <summary>Returns the letters of the blocks. If the space is too narrow, an ellipsis follows the letters that fit.</summary>
    private List<Shape> DrawRuns(IReadOnlyList<BlockRun> runs, int row)
    {
        var (left, end) = (_corner.X + s_blocks.Left, _corner.X + s_blocks.Left + s_blocks.Width);
        var shapes = new List<Shape>();
        foreach (var (index, run) in runs.Index())
        {
            var chip = new LetterChip(run.Letter, run.Count, new Point(left, Middle(row)));
            if (left + chip.Width > end - (index == runs.Count - 1 ? 0 : LetterChip.Ellipsis))
            {
                shapes.Add(new Text("…", new Point(left, Middle(row) + 4), FaintSize, _theme.Faint));
                break;
            }

            shapes.AddRange(chip.Draw(_theme));
            left += chip.Width + LetterChip.Gap;
        }

        return shapes;
    }

    /// <summary>Draws a share as a percentage, a bar and a number. The bar of the largest share has the full width.</summary>
    private IEnumerable<Shape> DrawShare((double Left, double Width) column, int row, long part, long whole, long most, string color)
    {
        const double PercentWidth = 46;
        const double FigureWidth = 66;
        var (left, middle) = (_corner.X + column.Left, Middle(row));
        var room = column.Width - PercentWidth - FigureWidth - 8;
        return
        [
            new Text(Figures.Percent(part, whole), new Point(left + PercentWidth, middle + (0.36 * StrongSize)), StrongSize, _theme.Ink) { Anchor = Anchor.End },
            new Panel(new Rectangle(left + PercentWidth + 8, middle - 6, room, 12), _theme.Grid) { Radius = 2 },
            .. part == 0 ? Array.Empty<Shape>() : [new Panel(new Rectangle(left + PercentWidth + 8, middle - 6, Math.Max(1, room * part / most), 12), color) { Radius = 2 }],
            new Text(Figures.Short(part), new Point(left + column.Width, middle + (0.36 * FaintSize)), FaintSize, _theme.Faint) { Anchor = Anchor.End },
        ];
    }
}

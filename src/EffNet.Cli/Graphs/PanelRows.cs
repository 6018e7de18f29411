using EffNet.Drawing;

namespace EffNet.Cli.Graphs;

/// <summary>The panels of blocks in rows. Each panel is in the first row with enough space, and the panels of a row share the remaining space.</summary>
internal sealed class PanelRows
{
    private const double Gap = 14;

    private readonly List<List<BlockPanel>> _rows = [];
    private readonly double _width;

    /// <summary>Initializes a new instance of the <see cref="PanelRows"/> class, with the layout of the panels.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="width">The width of a row, which is at least the width of the widest panel.</param>
    public PanelRows(IReadOnlyList<BlockPanel> panels, double width)
    {
        _width = width;
        foreach (var panel in panels)
        {
            if (_rows.Find(row => WidthOf([.. row, panel]) <= width) is { } row)
                row.Add(panel);
            else
                _rows.Add([panel]);
        }
    }

    /// <summary>Gets the height of all rows.</summary>
    public double Height => _rows.Sum(HeightOf) + (Gap * (_rows.Count - 1));

    /// <summary>Returns the panels.</summary>
    /// <param name="corner">The upper left corner.</param>
    public IEnumerable<Part> Draw(Point corner)
    {
        var top = corner.Y;
        foreach (var row in _rows)
        {
            var (left, height, extra) = (corner.X, HeightOf(row), (_width - WidthOf(row)) / row.Count);
            foreach (var panel in row)
            {
                yield return panel.Draw(new Rectangle(left, top, panel.Size.Width + extra, height));
                left += panel.Size.Width + extra + Gap;
            }

            top += height + Gap;
        }
    }

    private static double WidthOf(List<BlockPanel> row) => row.Sum(p => p.Size.Width) + (Gap * (row.Count - 1));

    private static double HeightOf(List<BlockPanel> row) => row.Max(p => p.Size.Height);
}

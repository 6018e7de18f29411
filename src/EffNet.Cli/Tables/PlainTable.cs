using Spectre.Console;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>A table of columns that words fill from the left and numbers from the right. No cell is read as Spectre's markup.</summary>
internal sealed class PlainTable
{
    private static readonly Style Header = new(decoration: Decoration.Bold);

    private readonly Table _table = new() { Border = new RuledBorder() };

    /// <summary>Adds a column of words.</summary>
    public PlainTable Words(string header, string footer = "") => Add(header, footer, Justify.Left);

    /// <summary>Adds a column of numbers.</summary>
    public PlainTable Numbers(string header, string footer = "") => Add(header, footer, Justify.Right);

    /// <summary>Adds a row.</summary>
    public void AddRow(params IEnumerable<string> cells) => _table.AddRow(cells.Select(c => new Text(c)));

    /// <summary>Adds a row whose cells have styles, which show where there are colours.</summary>
    public void AddRow(params IEnumerable<(string Text, Style? Style)> cells) => _table.AddRow(cells.Select(c => new Text(c.Text, c.Style)));

    /// <summary>The table for Spectre to render.</summary>
    public IRenderable ToRenderable() => _table;

    private PlainTable Add(string header, string footer, Justify alignment)
    {
        if (_table.Columns.Count > 0)
            _table.Columns[^1].PadRight(RuledBorder.Gap);

        var column = new TableColumn(new Text(header, Header)) { Alignment = alignment, Padding = new Padding(0) };
        if (footer.Length > 0)
            column.Footer = new Text(footer);
        _table.AddColumn(column);
        return this;
    }
}

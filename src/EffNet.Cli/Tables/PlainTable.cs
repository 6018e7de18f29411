using Spectre.Console;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>
/// A table whose words are aligned to the left and whose numbers are aligned to the right, fitted to the width of the console. Cells are written as plain text:
/// they cannot contain Spectre's markup or control characters.
/// </summary>
internal sealed class PlainTable : IRenderable
{
    private static readonly Style s_headerStyle = new(decoration: Decoration.Bold);

    private readonly List<Column> _columns = [];
    private readonly List<(string Text, Style? Style)[]> _rows = [];

    /// <summary>Adds a column of words, which wrap between words.</summary>
    /// <param name="header">The header of the column.</param>
    /// <param name="footer">The text below the column.</param>
    /// <param name="leaveOut">The order in which columns are left out of a narrow table, smallest number first; 0 if the column is never left out.</param>
    public PlainTable Words(string header, string footer = "", int leaveOut = 0) => Add(new Column(header, footer, Justify.Left, Wraps: true, leaveOut));

    /// <summary>Adds a column of numbers, which are never cut.</summary>
    /// <inheritdoc cref="Words"/>
    public PlainTable Numbers(string header, string footer = "", int leaveOut = 0) => Add(new Column(header, footer, Justify.Right, Wraps: false, leaveOut));

    /// <summary>Adds a column of numbers and words. The words wrap.</summary>
    /// <inheritdoc cref="Words"/>
    public PlainTable Values(string header, int leaveOut = 0) => Add(new Column(header, string.Empty, Justify.Right, Wraps: true, leaveOut));

    /// <summary>Adds a row.</summary>
    public void AddRow(params IEnumerable<string> cells) => AddRow(cells.Select(c => (c, (Style?)null)));

    /// <summary>Adds a row whose cells have styles, which are visible if the console has colors.</summary>
    public void AddRow(params IEnumerable<(string Text, Style? Style)> cells) => _rows.Add([.. cells.Select(c => (Printable.Line(c.Text), c.Style))]);

    /// <summary>Returns the headers of the columns that are left out if the console has <paramref name="width"/> columns.</summary>
    public IReadOnlyList<string> LeftOutAt(int width) => LeftOut(Fit(width));

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth)
    {
        var width = Fit(maxWidth).Where(w => w > 0).Sum(w => w + RuledBorder.Gap) - RuledBorder.Gap;
        return new Measurement(width, width);
    }

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var widths = Fit(maxWidth);

        // Spectre gets no limit for the width, because it would break numbers. The widths of the columns are already computed.
        foreach (var segment in LineEnds.Trim(((IRenderable)TableOf(widths)).Render(options, int.MaxValue)))
            yield return segment;
        if (LeftOut(widths) is not { Count: > 0 } leftOut)
            yield break;
        foreach (var line in WordWrap.Lines($"Columns that do not fit: {string.Join(", ", leftOut)}.", maxWidth))
        {
            yield return new Segment(line);
            yield return Segment.LineBreak;
        }
    }

    private PlainTable Add(Column column)
    {
        _columns.Add(column);
        return this;
    }

    private int[] Fit(int width) => ColumnLayout.Fit([.. _columns.Select(NeedOf)], width, RuledBorder.Gap);

    private ColumnNeed NeedOf(Column column, int index)
    {
        var cells = _rows.Select(row => row[index].Text).Append(column.Header).Append(column.Footer).ToList();
        var natural = cells.Max(Width);
        return new ColumnNeed(natural, column.Wraps ? cells.SelectMany(c => c.Split(' ')).Max(Width) : natural, column.Wraps, column.LeaveOut);
    }

    private List<string> LeftOut(int[] widths) => [.. _columns.Where((_, i) => widths[i] == 0).Select(c => c.Header).Distinct()];

    private Table TableOf(int[] widths)
    {
        var shown = Enumerable.Range(0, widths.Length).Where(i => widths[i] > 0).ToList();
        var table = new Table { Border = new RuledBorder() };
        foreach (var index in shown)
            table.AddColumn(ColumnOf(_columns[index], widths[index], isLast: index == shown[^1]));
        foreach (var row in _rows)
            table.AddRow(shown.Select(index => new Text(row[index].Text, row[index].Style)));
        return table;
    }

    private static TableColumn ColumnOf(Column column, int width, bool isLast) => new(new Text(column.Header, s_headerStyle))
    {
        Alignment = column.Alignment,
        Width = width,
        Padding = new Padding(0, 0, isLast ? 0 : RuledBorder.Gap, 0),
        Footer = column.Footer.Length > 0 ? new Text(column.Footer) : null,
    };

    /// <summary>Returns the number of columns of <paramref name="text"/> on a terminal.</summary>
    private static int Width(string text) => new Segment(text).CellCount();

    private sealed record Column(string Header, string Footer, Justify Alignment, bool Wraps, int LeaveOut);
}

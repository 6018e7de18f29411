using EffNet.Pictures;

namespace EffNet.Explanation;

/// <summary>
/// A table of pictures, as in the paper's figure of activation maps: a row for each picture, a column for the original picture, a column for each variant, and one legend.
/// Draw the overlays with <see cref="OverlayOptions.Legend"/> set to <see langword="false"/>.
/// </summary>
/// <param name="columns">The columns, from left to right.</param>
public sealed class ContactSheet(params IReadOnlyList<ContactSheetColumn> columns)
{
    private const int Margin = 20;
    private const int Gap = 12;
    private const int CaptionGap = 4;
    private const int LegendWidth = 224;

    private readonly IReadOnlyList<ContactSheetColumn> _columns = columns is { Count: > 0 }
        ? columns
        : throw new ArgumentException("The contact sheet has no columns; pass at least 1.", nameof(columns));
    private readonly List<IReadOnlyList<ContactSheetCell>> _rows = [];
    private readonly int _cellSize = 224;

    /// <summary>Gets the height and width of every picture on the sheet.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 16.</exception>
    public int CellSize
    {
        get => _cellSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 16);
            _cellSize = value;
        }
    }

    /// <summary>Gets the colors of the legend; <see langword="null"/> for no legend.</summary>
    public Colormap? Colormap { get; init; } = Colormap.Inferno;

    /// <summary>Gets the text beside the legend.</summary>
    public string Note { get; init; } = "1 is the largest activation of each map.";

    /// <summary>Adds a row of pictures.</summary>
    /// <param name="cells">A cell for each column.</param>
    /// <exception cref="ArgumentException">The number of cells differs from the number of columns.</exception>
    public void AddRow(params IReadOnlyList<ContactSheetCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != _columns.Count)
            throw new ArgumentException($"The number of cells must be {_columns.Count}, one for each column, but was {cells.Count}.", nameof(cells));
        _rows.Add(cells);
    }

    /// <summary>Draws the sheet.</summary>
    /// <exception cref="InvalidOperationException">The sheet has no rows.</exception>
    public Picture ToPicture()
    {
        if (_rows.Count == 0)
            throw new InvalidOperationException($"The contact sheet has no rows; call {nameof(AddRow)} first.");
        var width = (2 * Margin) + (_columns.Count * (CellSize + Gap)) - Gap;
        using var sheet = new Sheet(width, Margin + HeadHeight + _rows.Sum(HeightOf) - Gap + LegendHeight + Margin);
        DrawHead(sheet);
        var top = Margin + HeadHeight;
        foreach (var row in _rows)
        {
            DrawRow(sheet, row, top);
            top += HeightOf(row);
        }

        if (Colormap is not null)
            DrawLegend(sheet, Colormap, top - Gap + Margin, width);
        return sheet.ToPicture();
    }

    private bool HasSubtitles => _columns.Any(column => column.Subtitle.Length > 0);

    private int HeadHeight => Lettering.Title.LineHeight + (HasSubtitles ? Lettering.Note.LineHeight : 0) + CaptionGap + 2;

    private int LegendHeight => Colormap is null ? 0 : Margin + Legend.ScaleHeight;

    private int Left(int column) => Margin + (column * (CellSize + Gap));

    private int HeightOf(IReadOnlyList<ContactSheetCell> row) =>
        CellSize + (row.Any(cell => cell.Caption.Length > 0) ? CaptionGap + Lettering.Note.LineHeight : 0) + Gap;

    private void DrawHead(Sheet sheet)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            sheet.Write(Lettering.Title, _columns[i].Title, Left(i), Margin, CellSize, 0.5f);
            sheet.Write(Lettering.Note, _columns[i].Subtitle, Left(i), Margin + Lettering.Title.LineHeight, CellSize, 0.5f);
        }
    }

    private void DrawRow(Sheet sheet, IReadOnlyList<ContactSheetCell> row, int top)
    {
        for (var i = 0; i < row.Count; i++)
        {
            sheet.PutInto(row[i].Picture, Left(i), top, CellSize);
            sheet.Write(Lettering.Note, row[i].Caption, Left(i), top + CellSize + CaptionGap, CellSize, 0.5f);
        }
    }

    private void DrawLegend(Sheet sheet, Colormap colors, int top, int width)
    {
        var bar = Math.Min(LegendWidth, width - (2 * Margin));
        Legend.DrawScale(sheet, colors, Margin, top, bar);
        var note = Margin + bar + Gap;
        sheet.Write(Lettering.Note, Note, note, top + ((Legend.BarHeight - Lettering.Note.LineHeight) / 2), width - Margin - note);
    }
}

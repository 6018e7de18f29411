using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>A record of a file of results.</summary>
/// <param name="Position">The position of the record.</param>
/// <param name="Cells">The cells of the record by the index of their columns. A JSON object may not have all of them.</param>
internal sealed record ResultRow(LinePosition Position, IReadOnlyDictionary<int, ResultCell> Cells)
{
    /// <summary>Returns the cell of a column. If the row or the table does not have the column, the cell is empty.</summary>
    /// <param name="column">The column's index; <see langword="null"/> if the table has no such column.</param>
    public ResultCell At(int? column) => column is { } index && Cells.TryGetValue(index, out var cell) ? cell : new ResultCell(string.Empty, Position);
}

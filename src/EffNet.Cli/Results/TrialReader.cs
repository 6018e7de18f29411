using System.Globalization;
using EffNet.Drawing;

namespace EffNet.Cli.Results;

/// <summary>Reads the rows of a table of results.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">The indices of the columns.</param>
/// <param name="notation">The notation of the costs.</param>
internal sealed class TrialReader(ResultTable table, ResultColumns columns, CostNotation notation)
{
    /// <summary>Returns the rows of the table as trials, in their order.</summary>
    /// <exception cref="ResultsException">A required cell is empty, or a cell has a value that its column does not allow.</exception>
    public IReadOnlyList<Trial> Read() => [.. table.Rows.Select(Read)];

    private Trial Read(ResultRow row)
    {
        if (ReadText(row, columns.Name) is not { } name)
            throw At(row, columns.Name, "the cell is empty; write the network's name.");
        var accuracy = ReadPercent(row, columns.Accuracy) ?? throw At(row, columns.Accuracy, "the cell is empty; write the accuracy, or remove the row.");
        return new Trial(
            ReadText(row, columns.Series) is { } series ? FittedText.OneLine(series) : null,
            FittedText.OneLine(name),
            ReadText(row, columns.Seed),
            (double)accuracy,
            ReadSpread(row, accuracy),
            ReadCost(row),
            row.Position);
    }

    /// <summary>Returns the text of a cell; <see langword="null"/> if it is empty.</summary>
    private string? ReadText(ResultRow row, int? column) => row.At(column) switch
    {
        { IsNested: true, Text: var kind } => throw At(row, column, $"'{kind}' is not a string or a number; write one of them."),
        { IsEmpty: true } => null,
        var cell => cell.Text,
    };

    private Spread? ReadSpread(ResultRow row, decimal accuracy)
    {
        var (low, high, deviation) = (ReadPercent(row, columns.Low), ReadPercent(row, columns.High), ReadPercent(row, columns.Deviation));
        if (low is null != high is null)
            throw At(row, low is null ? columns.High : columns.Low, "the row has only one end of an interval; write both 'low' and 'high', or neither.");
        if (low is not null && deviation is not null)
            throw At(row, columns.Deviation, "the row has both a standard deviation and an interval; write only one of them.");
        if (low > accuracy || high < accuracy)
        {
            throw At(
                row,
                low > accuracy ? columns.Low : columns.High,
                $"the accuracy is not within the interval; expected 'low' <= '{table.Columns[columns.Accuracy]}' <= 'high'.");
        }

        return (low, high, deviation) switch
        {
            ({ } from, { } to, _) => new Spread(SpreadKind.Stated, (double)from, (double)to),
            (_, _, { } half) => new Spread(SpreadKind.Deviation, (double)(accuracy - half), (double)(accuracy + half)),
            _ => null,
        };
    }

    /// <summary>Returns a share or a percentage, in percent; <see langword="null"/> if the cell is empty. A percent sign is allowed in every column.</summary>
    private decimal? ReadPercent(ResultRow row, int? column)
    {
        var cell = row.At(column);
        if (cell.IsEmpty)
            return null;
        var hasSign = cell.Text[^1] == '%';
        if (!hasSign && !columns.IsPercent && column != columns.Accuracy && row.At(columns.Accuracy).Text[^1] == '%')
            throw At(row, column, $"'{cell.Text}' has no percent sign, but the accuracy has one; write '{cell.Text}%' if it is a percentage.");
        var isPercent = hasSign || columns.IsPercent;
        if (Number(hasSign ? cell.Text[..^1] : cell.Text) is not { } number)
            throw At(row, column, $"'{cell.Text}' is not a number; write {Example}.");
        if (number < 0 || number > (isPercent ? 100 : 1))
            throw At(row, column, $"'{cell.Text}' is out of range; expected {RangeOf(isPercent)}");
        return isPercent ? number : 100 * number;
    }

    private string Example => columns.IsPercent
        ? "a percentage with a decimal point, such as 76.3"
        : "a share with a decimal point, such as 0.763, or a percentage, such as 76.3%";

    private string RangeOf(bool isPercent) => isPercent
        ? "a percentage from 0 to 100."
        : $"a share from 0 to 1. If the column holds percentages, rename '{table.Columns[columns.Accuracy]}' to 'accuracy_percent', or write percent signs.";

    private double? ReadCost(ResultRow row)
    {
        var cell = row.At(columns.Cost);
        if (cell.IsEmpty)
            return null;
        return notation.Read(cell.Text, out var problem) ?? throw At(row, columns.Cost, problem);
    }

    private ResultsException At(ResultRow row, int? column, string message) => new($"Column '{table.Columns[column!.Value]}': {message}", row.At(column).Position);

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}

namespace EffNet.Cli.Results;

/// <summary>The indices of the columns of a table; <see langword="null"/> for an optional column that the table does not have.</summary>
/// <param name="Name">The index of the column with the names.</param>
/// <param name="Accuracy">The index of the accuracies.</param>
/// <param name="IsPercent"><see langword="true"/> if the accuracies are in percent; <see langword="false"/> if they are shares from 0 to 1.</param>
/// <param name="Series">The index of the series.</param>
/// <param name="Seed">The index of the seeds.</param>
/// <param name="Low">The index of the lower ends.</param>
/// <param name="High">The index of the upper ends.</param>
/// <param name="Deviation">The index of the standard deviations.</param>
/// <param name="Cost">The index of the costs.</param>
internal sealed record ResultColumns(int Name, int Accuracy, bool IsPercent, int? Series, int? Seed, int? Low, int? High, int? Deviation, int? Cost)
{
    /// <summary>Finds the columns of <paramref name="table"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cost">The column of the cost on the horizontal axis.</param>
    /// <exception cref="ResultsException">A required column is missing, two columns have the same meaning, or columns contradict each other.</exception>
    public static ResultColumns Of(ResultTable table, ResultColumn cost)
    {
        var (share, percent) = (ResultColumn.Share.FindIn(table), ResultColumn.Percent.FindIn(table));
        if (share is { } one && percent is { } other)
            throw new ResultsException($"Columns '{table.Columns[one]}' and '{table.Columns[other]}' both state the accuracy; remove or rename one.");
        return new ResultColumns(
            ResultColumn.Name.FindIn(table) ?? throw Missing(table, "the network's name", "'name'", ResultColumn.Name),
            share ?? percent ?? throw Missing(table, "the accuracy", "'accuracy' (shares from 0 to 1) or 'accuracy_percent'", ResultColumn.Share, ResultColumn.Percent),
            percent is not null,
            ResultColumn.Series.FindIn(table),
            ResultColumn.Seed.FindIn(table),
            ResultColumn.Low.FindIn(table),
            ResultColumn.High.FindIn(table),
            ResultColumn.Deviation.FindIn(table),
            cost.FindIn(table));
    }

    private static ResultsException Missing(ResultTable table, string what, string expected, params ResultColumn[] columns)
    {
        var near = table.Columns.FirstOrDefault(c => ResultColumn.Nearest(c, columns) is not null);
        var hint = near is null ? string.Empty : $" Did you mean '{ResultColumn.Nearest(near, columns)}' instead of '{near}'?";
        return new ResultsException($"No column states {what}; expected {expected}, but the columns are {string.Join(", ", table.Columns.Where(c => c.Length > 0))}.{hint}");
    }
}

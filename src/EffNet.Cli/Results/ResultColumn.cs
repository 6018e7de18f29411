using EffNet.Language.Diagnostics;

namespace EffNet.Cli.Results;

/// <summary>A column that a table of results can have.</summary>
/// <param name="Words">The accepted names of the column. The documentation uses the first one. Case, spaces, <c>_</c> and <c>-</c> are ignored.</param>
internal sealed record ResultColumn(params IReadOnlyList<string> Words)
{
    /// <summary>Gets the column of the network's name, which is required.</summary>
    public static ResultColumn Name { get; } = new("name", "network", "variant");

    /// <summary>Gets the column of the series: the line to which the result belongs.</summary>
    public static ResultColumn Series { get; } = new("series", "group");

    /// <summary>Gets the column that distinguishes the trials of a network.</summary>
    public static ResultColumn Seed { get; } = new("seed", "trial");

    /// <summary>Gets the column of the accuracy as a share from 0 to 1.</summary>
    public static ResultColumn Share { get; } = new("accuracy", "top1");

    /// <summary>Gets the column of the accuracy in percent.</summary>
    public static ResultColumn Percent { get; } = new("accuracy_percent", "top1_percent");

    /// <summary>Gets the column of the lower end of an interval, in the unit of the accuracy.</summary>
    public static ResultColumn Low { get; } = new("low");

    /// <summary>Gets the column of the upper end of an interval, in the unit of the accuracy.</summary>
    public static ResultColumn High { get; } = new("high");

    /// <summary>Gets the column of the standard deviation, in the unit of the accuracy.</summary>
    public static ResultColumn Deviation { get; } = new("sd", "std", "standard_deviation");

    /// <summary>Gets the columns that do not depend on the horizontal axis.</summary>
    public static IReadOnlyList<ResultColumn> Fixed { get; } = [Name, Series, Seed, Share, Percent, Low, High, Deviation];

    /// <summary>Returns the column of a cost.</summary>
    /// <param name="measure">The measure's name on the command line.</param>
    public static ResultColumn Of(string measure) => measure switch
    {
        "flops" => new(measure, "multiply_adds", "macs"),
        "parameters" => new(measure, "params"),
        _ => new(measure),
    };

    /// <summary>Returns the index of the column in <paramref name="table"/>; <see langword="null"/> if there is none.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ResultsException">Two columns of the table have accepted names of this column.</exception>
    public int? FindIn(ResultTable table) => table.Columns.Index().Where(c => Means(c.Item)).Select(c => c.Index).ToList() switch
    {
        [] => null,
        [var index] => index,
        [var one, var other, ..] => throw new ResultsException($"Columns '{table.Columns[one]}' and '{table.Columns[other]}' have the same meaning; remove or rename one."),
    };

    /// <summary>Returns <see langword="true"/> if <paramref name="column"/> is an accepted name of this column; otherwise, <see langword="false"/>.</summary>
    /// <param name="column">A name in a header.</param>
    public bool Means(string column) => Words.Any(word => Plain(word).Equals(Plain(column), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns the name of one of the <paramref name="missing"/> columns that is similar to <paramref name="column"/>; <see langword="null"/> if none is
    /// similar.
    /// </summary>
    /// <param name="column">A name in a header.</param>
    /// <param name="missing">Columns that a table does not have.</param>
    public static string? Nearest(string column, IEnumerable<ResultColumn> missing) => Spelling.Nearest(column, [.. missing.SelectMany(c => c.Words)]);

    private static string Plain(string word) => string.Concat(word.Where(c => c is not ('_' or '-' or ' ')));
}

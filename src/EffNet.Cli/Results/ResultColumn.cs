using EffNet.Language.Diagnostics;

namespace EffNet.Cli.Results;

/// <summary>A column that a table of results can have.</summary>
/// <param name="Words">Its names, the first of which documentation uses. Case, blanks, <c>_</c> and <c>-</c> make no difference.</param>
internal sealed record ResultColumn(params IReadOnlyList<string> Words)
{
    /// <summary>The network's name. Required.</summary>
    public static ResultColumn Name { get; } = new("name", "network", "variant");

    /// <summary>The line that the result is on.</summary>
    public static ResultColumn Series { get; } = new("series", "group");

    /// <summary>What sets the trials of one network apart.</summary>
    public static ResultColumn Seed { get; } = new("seed", "trial");

    /// <summary>The accuracy as a share from 0 to 1.</summary>
    public static ResultColumn Share { get; } = new("accuracy", "top1");

    /// <summary>The accuracy in percent.</summary>
    public static ResultColumn Percent { get; } = new("accuracy_percent", "top1_percent");

    /// <summary>The lower end of an interval, in the unit of the accuracy.</summary>
    public static ResultColumn Low { get; } = new("low");

    /// <summary>The upper end of an interval, in the unit of the accuracy.</summary>
    public static ResultColumn High { get; } = new("high");

    /// <summary>The standard deviation, in the unit of the accuracy.</summary>
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
    /// <exception cref="ResultsException">Two columns of the table mean it.</exception>
    public int? FindIn(ResultTable table) => table.Columns.Index().Where(c => Means(c.Item)).Select(c => c.Index).ToList() switch
    {
        [] => null,
        [var index] => index,
        [var one, var other, ..] => throw new ResultsException($"Columns '{table.Columns[one]}' and '{table.Columns[other]}' mean the same; remove or rename one."),
    };

    /// <summary>Returns whether <paramref name="column"/> is a name of the column.</summary>
    /// <param name="column">A name in a header.</param>
    public bool Means(string column) => Words.Any(word => Plain(word).Equals(Plain(column), StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns what <paramref name="column"/> may be meant for among the names of <paramref name="missing"/> columns; <see langword="null"/> if nothing is near.</summary>
    /// <param name="column">A name in a header.</param>
    /// <param name="missing">Columns that a table does not have.</param>
    public static string? Nearest(string column, IEnumerable<ResultColumn> missing) => Spelling.Nearest(column, [.. missing.SelectMany(c => c.Words)]);

    private static string Plain(string word) => string.Concat(word.Where(c => c is not ('_' or '-' or ' ')));
}

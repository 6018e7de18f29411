using EffNet.Cli.Plotting;

namespace EffNet.Cli.Results;

/// <summary>The root of <c>effnet plot --results --json</c>.</summary>
/// <param name="X">The cost on the horizontal axis (x), by its name on the command line.</param>
/// <param name="Y">The quantity on the vertical axis (y): <c>accuracy_percent</c>.</param>
/// <param name="Series">The series in the order of the file.</param>
/// <param name="Published">The networks of the paper, with the rounded figures of its table.</param>
internal sealed record ResultsDescription(string X, string Y, IReadOnlyList<SeriesDescription> Series, IReadOnlyList<PlotPoint> Published)
{
    /// <summary>Describes <paramref name="results"/>.</summary>
    /// <param name="results">The results.</param>
    /// <param name="data">The plot of the results.</param>
    public static ResultsDescription Of(IEnumerable<CostedResult> results, PlotData data) => new(
        data.X.Word,
        data.Y.Word,
        [.. results
            .GroupBy(r => r.Result.Series)
            .Select(s => new SeriesDescription(s.Key, [.. s.OrderBy(r => r.Cost).ThenBy(r => r.Result.Accuracy).Select(ResultDescription.Of)]))],
        data.Published.Points);
}

/// <summary>The results of a series.</summary>
/// <param name="Series">The series; <see langword="null"/> for results without one.</param>
/// <param name="Results">The results of the series in order of x.</param>
internal sealed record SeriesDescription(string? Series, IReadOnlyList<ResultDescription> Results);

/// <summary>A result.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="X">The cost of the result.</param>
/// <param name="Y">The accuracy of the result in percent: the mean of the trials.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="StandardDeviation">The standard deviation of the trials in percentage points; <see langword="null"/> if there is one trial.</param>
/// <param name="Interval">
/// The kind of interval: <c>student-t-95</c>, <c>standard-deviation</c> or <c>stated</c>; <see langword="null"/> if there is none.
/// </param>
/// <param name="Low">The lower end of the interval in percent.</param>
/// <param name="High">The upper end of the interval in percent.</param>
internal sealed record ResultDescription(string Name, double X, double Y, int Trials, double? StandardDeviation, string? Interval, double? Low, double? High)
{
    /// <summary>Describes <paramref name="costed"/>.</summary>
    /// <param name="costed">The result with its cost.</param>
    public static ResultDescription Of(CostedResult costed) => new(
        costed.Result.Name,
        costed.Cost,
        costed.Result.Accuracy,
        costed.Result.Trials,
        costed.Result.StandardDeviation,
        costed.Result.Spread?.Word,
        costed.Result.Spread?.Low,
        costed.Result.Spread?.High);
}

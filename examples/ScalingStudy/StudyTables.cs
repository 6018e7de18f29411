using System.Globalization;
using System.Text;

namespace ScalingStudy;

/// <summary>The results as CSV, which 'effnet plot' draws with error bars: one row for each trial and line of the plot.</summary>
internal static class StudyTables
{
    private const string Header = "series,name,seed,multiply_adds,parameters,accuracy_percent";

    /// <summary>Returns the trials of some series. A network that several series have, as all have the baseline, has rows in each.</summary>
    /// <param name="results">The results.</param>
    /// <param name="series">The series.</param>
    public static string OfSeries(StudyResults results, IReadOnlyList<StudySeries> series) =>
        Csv(series.SelectMany(one => one.Networks.SelectMany(results.Of).Select(result => (one.Name, result.Network, result))));

    /// <summary>Returns the trials of the grid search, each network by its coefficients.</summary>
    /// <param name="results">The results.</param>
    public static string OfGrid(StudyResults results) => Csv(GridPoint.All.SelectMany(point => results.Of(point.Network).Select(result => ("grid at phi 1", point.Name, result))));

    private static string Csv(IEnumerable<(string Series, string Name, TrialResult Result)> rows)
    {
        var text = new StringBuilder().AppendLine(Header);
        foreach (var (series, name, r) in rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"{Quoted(series)},{Quoted(name)},{r.Seed},{r.MultiplyAdds},{r.Parameters},{r.TestAccuracy:0.00}");
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Names of series have commas.</summary>
    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}

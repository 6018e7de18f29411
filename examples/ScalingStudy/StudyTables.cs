using System.Globalization;
using System.Text;

namespace ScalingStudy;

/// <summary>Creates the results as CSV, with one row for each trial of each line of a plot. 'effnet plot' draws the test accuracies with error bars.</summary>
internal static class StudyTables
{
    private const string Header = "series,name,seed,multiply_adds,parameters,accuracy_percent,held_out_percent";

    /// <summary>Returns the trials of series. If several series contain a network, such as the baseline, it has rows for each of them.</summary>
    /// <param name="results">The results.</param>
    /// <param name="series">The series.</param>
    public static string OfSeries(StudyResults results, IReadOnlyList<StudySeries> series) =>
        Csv(series.SelectMany(one => one.Networks.SelectMany(results.Of).Select(result => (one.Name, result.Network, result))));

    /// <summary>Returns the trials of the grid search. The names of the networks are their coefficients.</summary>
    /// <param name="results">The results.</param>
    public static string OfGrid(StudyResults results) => Csv(GridPoint.All.SelectMany(point => results.Of(point.Network).Select(result => ("grid at phi 1", point.Name, result))));

    private static string Csv(IEnumerable<(string Series, string Name, TrialResult Result)> rows)
    {
        var text = new StringBuilder().AppendLine(Header);
        foreach (var (series, name, r) in rows)
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{Quoted(series)},{Quoted(name)},{r.Seed},{r.MultiplyAdds},{r.Parameters},{r.TestAccuracy:0.00},{r.HeldOutAccuracy:0.00}");
        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Returns text in quotation marks if it contains a comma, as the names of some series do.</summary>
    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}

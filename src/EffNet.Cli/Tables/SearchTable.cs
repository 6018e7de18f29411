using EffNet.Language.Model;

namespace EffNet.Cli.Tables;

/// <summary>One row per candidate of a search: its coefficients, what they scale to, and what that costs.</summary>
internal static class SearchTable
{
    /// <summary>Lists the candidates of <paramref name="search"/> in the order of its grid.</summary>
    public static PlainTable Of(SearchModel search)
    {
        var table = new PlainTable()
            .Numbers("Alpha").Numbers("Beta").Numbers("Gamma").Numbers("Width", leaveOut: 2).Numbers("Depth", leaveOut: 2).Numbers("Resolution", leaveOut: 3)
            .Numbers("Parameters").Numbers("FLOPS").Numbers("Points", leaveOut: 1);
        foreach (var candidate in search.Candidates)
            AddRow(table, candidate);
        return table;
    }

    private static void AddRow(PlainTable table, SearchCandidate candidate) => table.AddRow(
        Figures.Factor(candidate.Coefficients.Alpha),
        Figures.Factor(candidate.Coefficients.Beta),
        Figures.Factor(candidate.Coefficients.Gamma),
        Figures.Factor(candidate.Scale.Width),
        Figures.Factor(candidate.Scale.Depth),
        Figures.Whole(candidate.Scale.Resolution),
        Figures.Exact(candidate.Parameters),
        Figures.Exact(candidate.MultiplyAdds),
        Figures.Exact(candidate.Points));
}

using EffNet.Language.Model;

namespace EffNet.Cli.Tables;

/// <summary>
/// The table of a search, with a row for each candidate: the name if the candidate has a network, the coefficients, the resulting factors, and the costs.
/// </summary>
internal static class SearchTable
{
    /// <summary>Lists the candidates of <paramref name="search"/> in the order of its grid.</summary>
    public static PlainTable Of(SearchModel search)
    {
        var names = NamedNetwork.Of(search).Select(n => n.Name).ToList();
        var table = names.Count == 0 ? new PlainTable() : new PlainTable().Words("Name");
        table
            .Numbers("Alpha").Numbers("Beta").Numbers("Gamma").Numbers("Width", leaveOut: 2).Numbers("Depth", leaveOut: 2).Numbers("Resolution", leaveOut: 3)
            .Numbers("Parameters").Numbers("FLOPS").Numbers("Points", leaveOut: 1);
        foreach (var (index, candidate) in search.Candidates.Index())
            table.AddRow([.. names.Count == 0 ? [] : new[] { names[index] }, .. CellsOf(candidate)]);
        return table;
    }

    private static string[] CellsOf(CandidateModel candidate) =>
    [
        Figures.Factor(candidate.Coefficients.Alpha),
        Figures.Factor(candidate.Coefficients.Beta),
        Figures.Factor(candidate.Coefficients.Gamma),
        Figures.Factor(candidate.Scale.Width),
        Figures.Factor(candidate.Scale.Depth),
        Figures.Whole(candidate.Scale.Resolution),
        Figures.Exact(candidate.Parameters),
        Figures.Exact(candidate.MultiplyAdds),
        Figures.Exact(candidate.Points),
    ];
}

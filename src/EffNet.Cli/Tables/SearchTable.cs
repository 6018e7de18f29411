using EffNet.Language.Model;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>One row per candidate of a search: its coefficients, what they scale to, and what that costs.</summary>
internal static class SearchTable
{
    /// <summary>Lists the candidates of <paramref name="search"/> in the order of its grid.</summary>
    public static IRenderable Of(SearchModel search)
    {
        var table = new PlainTable()
            .Numbers("Alpha").Numbers("Beta").Numbers("Gamma").Numbers("Width").Numbers("Depth").Numbers("Resolution")
            .Numbers("Parameters").Numbers("FLOPS").Numbers("Points");
        foreach (var candidate in search.Candidates)
            AddRow(table, candidate);
        return table.ToRenderable();
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

namespace EffNet.Cli.Plotting;

/// <summary>
/// The root of <c>effnet plot --json</c>. These records define the format, so that <see cref="PlotData"/> can change without a change of the format.
/// </summary>
/// <param name="X">The cost on the horizontal axis (x), by its name on the command line.</param>
/// <param name="Y">The cost on the vertical axis (y).</param>
/// <param name="Families">The variants of each family in order of x.</param>
/// <param name="Searches">The candidates of each search in order of x. The name of a candidate consists of alpha, beta and gamma.</param>
/// <param name="Published">The networks of the paper's Table 2, with the rounded figures of the table, in order of x.</param>
internal sealed record PlotDescription(
    string X,
    string Y,
    IReadOnlyList<FamilyPoints> Families,
    IReadOnlyList<SearchPoints> Searches,
    IReadOnlyList<PlotPoint> Published)
{
    /// <summary>Describes <paramref name="data"/>.</summary>
    public static PlotDescription Of(PlotData data) => new(
        data.X.Word,
        data.Y.Word,
        [.. data.Lines.Select(l => new FamilyPoints(l.Name, l.Points))],
        [.. data.Clouds.Select(c => new SearchPoints(c.Family, c.Search, c.Points))],
        data.Published.Points);
}

/// <summary>The points of a family.</summary>
internal sealed record FamilyPoints(string Family, IReadOnlyList<PlotPoint> Variants);

/// <summary>The points of a search.</summary>
internal sealed record SearchPoints(string Family, string Search, IReadOnlyList<PlotPoint> Candidates);

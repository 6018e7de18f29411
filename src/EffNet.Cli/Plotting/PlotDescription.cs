namespace EffNet.Cli.Plotting;

/// <summary>The root of <c>effnet plot --json</c>. These records define that format, so that <see cref="PlotData"/> may change without it.</summary>
/// <param name="X">The measure of the points' x: its name on the command line.</param>
/// <param name="Y">The measure of their y.</param>
/// <param name="Families">The variants of each family in order of x.</param>
/// <param name="Searches">The candidates of each search in order of x. Their names are alpha, beta and gamma.</param>
/// <param name="Published">The networks of the paper's Table 2, as rounded there, in order of x.</param>
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

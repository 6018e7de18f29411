namespace EffNet.Cli.Plotting;

/// <summary>The root of <c>effnet plot --json</c>. That format, apart from <see cref="PlotData"/>, which may change.</summary>
/// <param name="X">What the points' x is: a measure's word.</param>
/// <param name="Y">What their y is.</param>
/// <param name="Families">Each family's variants in order of x.</param>
/// <param name="Searches">Each search's candidates in order of x; their names are alpha, beta and gamma.</param>
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

/// <summary>A family's points.</summary>
internal sealed record FamilyPoints(string Family, IReadOnlyList<PlotPoint> Variants);

/// <summary>A search's points.</summary>
internal sealed record SearchPoints(string Family, string Search, IReadOnlyList<PlotPoint> Candidates);

using System.Text.Json.Serialization;
using EffNet.Cli.Paper;
using EffNet.Cli.Results;
using EffNet.Language.Model;

namespace EffNet.Cli.Plotting;

/// <summary>The data of a plot, independent of its appearance.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Subject">The kind of the lines and points.</param>
/// <param name="Lines">The variants of each family, or the results of each series.</param>
/// <param name="Clouds">The candidates of each search.</param>
/// <param name="Published">The networks of the paper.</param>
internal sealed record PlotData(
    PlotAxis X, PlotAxis Y, PlotSubject Subject, IReadOnlyList<PlotLine> Lines, IReadOnlyList<PlotCloud> Clouds, PublishedPoints Published)
{
    private const string Everything = "Results";
    private const string Shared = "In every series";

    /// <summary>Gets a value that indicates whether the plot has no points other than published networks.</summary>
    public bool IsEmpty => Lines.Count == 0 && Clouds.Count == 0;

    /// <summary>Gets all points.</summary>
    public IEnumerable<PlotPoint> Points => Lines.SelectMany(l => l.Points).Concat(Clouds.SelectMany(c => c.Points)).Concat(Published.Points);

    /// <summary>Collects the networks of <paramref name="families"/> that have both values.</summary>
    /// <param name="families">The families of a file.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="published">The table of the paper whose networks of other families are compared; <see langword="null"/> for none.</param>
    public static PlotData Of(IReadOnlyList<FamilyModel> families, Measure x, Measure y, PaperTable? published)
    {
        PlotPoint? At(string name, double? right, double? up) => right is { } r && up is { } u && x.Scale.CanShow(r) && y.Scale.CanShow(u) ? new PlotPoint(name, r, u) : null;

        return new PlotData(
            x,
            y,
            PlotSubject.Variants,
            [.. families
                .Select(f => new PlotLine(f.Name, InOrder(f.Variants.Select(v => At(v.Name, x.OfVariant(v), y.OfVariant(v))))))
                .Where(line => line.Points.Count > 0)],
            [.. families
                .SelectMany(f => f.Searches)
                .Select(s => new PlotCloud(s.Family, s.Name, InOrder(s.Candidates.Select(c => At(CoefficientsOf(c), x.OfCandidate(s, c), y.OfCandidate(s, c))))))
                .Where(cloud => cloud.Points.Count > 0)],
            published is null
                ? PublishedPoints.None
                : new PublishedPoints(published.Label, [], InOrder(published.Others.Select(p => At(p.Name, x.OfPublished(p), y.OfPublished(p))))));
    }

    /// <summary>
    /// Collects results as points of accuracy over cost, with a line for each series. If some results have a series and others have none, results without a
    /// series are on the lines of all series, as a common baseline. If several series contain the same network with the same accuracy, the result is a point of
    /// the first series and on the lines of all of these series.
    /// </summary>
    /// <param name="results">The results.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="published">The table of the paper to compare with; <see langword="null"/> for none.</param>
    public static PlotData Of(IReadOnlyList<CostedResult> results, Measure x, PaperTable? published)
    {
        var series = results.GroupBy(r => r.Result.Series, PlotPoint.Of).ToList();
        var shared = series.Count > 1 ? series.Where(s => s.Key is null).SelectMany(s => s).ToList() : [];
        var drawn = new HashSet<PlotPoint>();

        PlotLine LineOf(IGrouping<string?, PlotPoint> points) => (points.Key, series.Count) switch
        {
            ({ } name, _) => new PlotLine(name, InOrder(points.Where(drawn.Add))) { Path = InOrder(points.Concat(shared)) },
            (null, 1) => new PlotLine(Everything, InOrder(points)),
            (null, _) => new PlotLine(Shared, InOrder(points)) { Path = [] },
        };

        return new PlotData(
            x, PlotAxis.Accuracy, PlotSubject.Results, [.. series.Select(LineOf)], [], published is null ? PublishedPoints.None : PublishedPoints.Of(published, x));
    }

    /// <summary>Returns the points sorted by cost, because a line in the order of the file could go back and forth.</summary>
    private static List<PlotPoint> InOrder(IEnumerable<PlotPoint?> points) => [.. points.OfType<PlotPoint>().OrderBy(p => p.X).ThenBy(p => p.Y)];

    private static string CoefficientsOf(CandidateModel candidate) =>
        FormattableString.Invariant($"{candidate.Coefficients.Alpha:0.####}, {candidate.Coefficients.Beta:0.####}, {candidate.Coefficients.Gamma:0.####}");
}

/// <summary>The variants of a family or the results of a series, from the smallest to the largest.</summary>
/// <param name="Name">The name of the family or series.</param>
/// <param name="Points">The points of the line.</param>
internal sealed record PlotLine(string Name, IReadOnlyList<PlotPoint> Points)
{
    /// <summary>Gets the points that the line connects, from the smallest to the largest; by default, <see cref="Points"/>.</summary>
    public IReadOnlyList<PlotPoint> Path { get; init; } = Points;
}

/// <summary>The candidates of a search, from the smallest to the largest.</summary>
internal sealed record PlotCloud(string Family, string Search, IReadOnlyList<PlotPoint> Points);

/// <summary>A point: a network or a result.</summary>
/// <param name="Name">The name of the network. The name of a candidate consists of the coefficients.</param>
/// <param name="X">The value of the network on the horizontal axis.</param>
/// <param name="Y">The value of the network on the vertical axis.</param>
internal sealed record PlotPoint(string Name, double X, double Y)
{
    /// <summary>Gets the spread that the error bar shows; <see langword="null"/> if the point has no error bar.</summary>
    [JsonIgnore]
    public Spread? Spread { get; init; }

    /// <summary>Gets the vertical values that must be inside the plot: the value of the point and the ends of its error bar.</summary>
    [JsonIgnore]
    public IEnumerable<double> Reach => Spread is null ? [Y] : [Y, Spread.Low, Spread.High];

    /// <summary>Returns the point of a result.</summary>
    /// <param name="costed">The result with its cost.</param>
    public static PlotPoint Of(CostedResult costed) => new(costed.Result.Name, costed.Cost, costed.Result.Accuracy) { Spread = costed.Result.Spread?.Clipped() };
}

using System.Text.Json.Serialization;
using EffNet.Cli.Paper;
using EffNet.Cli.Results;
using EffNet.Language.Model;

namespace EffNet.Cli.Plotting;

/// <summary>What a plot shows, before anything is decided about how it looks.</summary>
/// <param name="X">What goes to the right.</param>
/// <param name="Y">What goes up.</param>
/// <param name="Subject">What its lines and points are.</param>
/// <param name="Lines">Each family's variants, or each series' results.</param>
/// <param name="Clouds">Each search's candidates.</param>
/// <param name="Published">Networks of the paper.</param>
internal sealed record PlotData(
    PlotAxis X, PlotAxis Y, PlotSubject Subject, IReadOnlyList<PlotLine> Lines, IReadOnlyList<PlotCloud> Clouds, PublishedPoints Published)
{
    private const string Everything = "Results";
    private const string Shared = "In every series";

    /// <summary>Whether nothing of the file is in it.</summary>
    public bool IsEmpty => Lines.Count == 0 && Clouds.Count == 0;

    /// <summary>Every point.</summary>
    public IEnumerable<PlotPoint> Points => Lines.SelectMany(l => l.Points).Concat(Clouds.SelectMany(c => c.Points)).Concat(Published.Points);

    /// <summary>Takes from <paramref name="families"/> what has both values.</summary>
    /// <param name="families">The families of a file.</param>
    /// <param name="x">What goes to the right.</param>
    /// <param name="y">What goes up.</param>
    /// <param name="published">The table of the paper whose networks of others are compared; <see langword="null"/> for none.</param>
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
    /// Takes results as points of accuracy over cost, each series on a line. Results without a series, if others have one, are on the lines of all series: the baseline that
    /// all of them scale. A result that is in several series, the same network with the same accuracy, is a point of the first of them, and on the lines of all.
    /// </summary>
    /// <param name="results">The results.</param>
    /// <param name="x">What goes to the right.</param>
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

    /// <summary>A line that goes to and fro would say nothing, so it goes by cost and not by the order of the file.</summary>
    private static List<PlotPoint> InOrder(IEnumerable<PlotPoint?> points) => [.. points.OfType<PlotPoint>().OrderBy(p => p.X).ThenBy(p => p.Y)];

    private static string CoefficientsOf(SearchCandidate candidate) =>
        FormattableString.Invariant($"{candidate.Coefficients.Alpha:0.####}, {candidate.Coefficients.Beta:0.####}, {candidate.Coefficients.Gamma:0.####}");
}

/// <summary>A family's variants or a series' results, from the least to the largest.</summary>
/// <param name="Name">The name of the family or series.</param>
/// <param name="Points">Its points.</param>
internal sealed record PlotLine(string Name, IReadOnlyList<PlotPoint> Points)
{
    /// <summary>Gets the points that the line joins, from the least to the largest; its own by default.</summary>
    public IReadOnlyList<PlotPoint> Path { get; init; } = Points;
}

/// <summary>A search's candidates, from the least to the largest.</summary>
internal sealed record PlotCloud(string Family, string Search, IReadOnlyList<PlotPoint> Points);

/// <summary>A network.</summary>
/// <param name="Name">Its name; a candidate's are its coefficients.</param>
/// <param name="X">Its value to the right.</param>
/// <param name="Y">Its value upwards.</param>
internal sealed record PlotPoint(string Name, double X, double Y)
{
    /// <summary>Gets what its error bar shows; <see langword="null"/> if it has none.</summary>
    [JsonIgnore]
    public Spread? Spread { get; init; }

    /// <summary>Gets the values upwards that need room: its own, and those of its error bar.</summary>
    [JsonIgnore]
    public IEnumerable<double> Reach => Spread is null ? [Y] : [Y, Spread.Low, Spread.High];

    /// <summary>Returns the point of a result.</summary>
    /// <param name="costed">The result beside its cost.</param>
    public static PlotPoint Of(CostedResult costed) => new(costed.Result.Name, costed.Cost, costed.Result.Accuracy) { Spread = costed.Result.Spread?.Clipped() };
}

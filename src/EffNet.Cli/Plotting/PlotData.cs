using EffNet.Language.Model;

namespace EffNet.Cli.Plotting;

/// <summary>What a plot shows, before anything is decided about how it looks.</summary>
/// <param name="X">What goes to the right.</param>
/// <param name="Y">What goes up.</param>
/// <param name="Lines">Each family's variants.</param>
/// <param name="Clouds">Each search's candidates.</param>
/// <param name="Published">Networks of others.</param>
internal sealed record PlotData(
    Measure X, Measure Y, IReadOnlyList<PlotLine> Lines, IReadOnlyList<PlotCloud> Clouds, IReadOnlyList<PlotPoint> Published)
{
    /// <summary>Whether nothing of the file is in it.</summary>
    public bool IsEmpty => Lines.Count == 0 && Clouds.Count == 0;

    /// <summary>Every point.</summary>
    public IEnumerable<PlotPoint> Points => Lines.SelectMany(l => l.Points).Concat(Clouds.SelectMany(c => c.Points)).Concat(Published);

    /// <summary>Takes from <paramref name="families"/> what has both values.</summary>
    /// <param name="families">The families of a file.</param>
    /// <param name="x">What goes to the right.</param>
    /// <param name="y">What goes up.</param>
    /// <param name="published">The networks to compare with.</param>
    public static PlotData Of(IReadOnlyList<FamilyModel> families, Measure x, Measure y, IEnumerable<PublishedNetwork> published)
    {
        PlotPoint? At(string name, double? right, double? up) => right is { } r && up is { } u && x.Scale.CanShow(r) && y.Scale.CanShow(u) ? new PlotPoint(name, r, u) : null;

        return new PlotData(
            x,
            y,
            [.. families
                .Select(f => new PlotLine(f.Name, InOrder(f.Variants.Select(v => At(v.Name, x.OfVariant(v), y.OfVariant(v))))))
                .Where(line => line.Points.Count > 0)],
            [.. families
                .SelectMany(f => f.Searches)
                .Select(s => new PlotCloud(s.Family, s.Name, InOrder(s.Candidates.Select(c => At(CoefficientsOf(c), x.OfCandidate(s, c), y.OfCandidate(s, c))))))
                .Where(cloud => cloud.Points.Count > 0)],
            InOrder(published.Select(p => At(p.Name, x.OfPublished(p), y.OfPublished(p)))));
    }

    /// <summary>A line that goes to and fro would say nothing, so it goes by cost and not by the order of the file.</summary>
    private static List<PlotPoint> InOrder(IEnumerable<PlotPoint?> points) => [.. points.OfType<PlotPoint>().OrderBy(p => p.X).ThenBy(p => p.Y)];

    private static string CoefficientsOf(SearchCandidate candidate) =>
        FormattableString.Invariant($"{candidate.Coefficients.Alpha:0.####}, {candidate.Coefficients.Beta:0.####}, {candidate.Coefficients.Gamma:0.####}");
}

/// <summary>A family's variants, from the least to the largest.</summary>
internal sealed record PlotLine(string Family, IReadOnlyList<PlotPoint> Points);

/// <summary>A search's candidates, from the least to the largest.</summary>
internal sealed record PlotCloud(string Family, string Search, IReadOnlyList<PlotPoint> Points);

/// <summary>A network.</summary>
/// <param name="Name">Its name; a candidate's are its coefficients.</param>
/// <param name="X">Its value to the right.</param>
/// <param name="Y">Its value upwards.</param>
internal sealed record PlotPoint(string Name, double X, double Y);

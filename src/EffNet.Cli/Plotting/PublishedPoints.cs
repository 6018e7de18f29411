using EffNet.Cli.Paper;

namespace EffNet.Cli.Plotting;

/// <summary>Networks of the paper in a plot.</summary>
/// <param name="Label">What the legend calls them.</param>
/// <param name="Path">Those that a line joins, from the least to the largest.</param>
/// <param name="Points">All of them, from the least to the largest.</param>
internal sealed record PublishedPoints(string Label, IReadOnlyList<PlotPoint> Path, IReadOnlyList<PlotPoint> Points)
{
    /// <summary>Gets a plot's points if it shows no networks of the paper.</summary>
    public static PublishedPoints None { get; } = new(string.Empty, [], []);

    /// <summary>Returns the accuracies that a table prints, over those of its costs that are the axis'.</summary>
    /// <param name="table">The table.</param>
    /// <param name="x">What goes to the right.</param>
    public static PublishedPoints Of(PaperTable table, Measure x) => new(table.Label, InOrder(table.Path, x), InOrder(table.Path.Concat(table.Others), x));

    private static List<PlotPoint> InOrder(IEnumerable<PaperPoint> points, Measure x) =>
        [.. from point in points let cost = x.OfPublished(point) where cost is not null orderby cost, point.Accuracy select new PlotPoint(point.Name, cost.Value, point.Accuracy)];
}

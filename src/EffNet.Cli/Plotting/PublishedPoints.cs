using EffNet.Cli.Paper;

namespace EffNet.Cli.Plotting;

/// <summary>Networks of the paper in a plot.</summary>
/// <param name="Label">The name of the networks in the legend.</param>
/// <param name="Path">The points that a line connects, from the smallest to the largest.</param>
/// <param name="Points">All points, from the smallest to the largest.</param>
internal sealed record PublishedPoints(string Label, IReadOnlyList<PlotPoint> Path, IReadOnlyList<PlotPoint> Points)
{
    /// <summary>Gets the points of a plot without networks of the paper: none.</summary>
    public static PublishedPoints None { get; } = new(string.Empty, [], []);

    /// <summary>Returns the accuracies that a table prints, over its costs for the axis.</summary>
    /// <param name="table">The table.</param>
    /// <param name="x">The horizontal axis.</param>
    public static PublishedPoints Of(PaperTable table, Measure x) => new(table.Label, InOrder(table.Path, x), InOrder(table.Path.Concat(table.Others), x));

    private static List<PlotPoint> InOrder(IEnumerable<PaperPoint> points, Measure x) =>
        [.. from point in points let cost = x.OfPublished(point) where cost is not null orderby cost, point.Accuracy select new PlotPoint(point.Name, cost.Value, point.Accuracy)];
}

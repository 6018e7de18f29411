using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>
/// Finds positions for labels, so that no label covers another label, a marker or the legend. In the first round, each label takes the best position that earlier
/// labels leave free. In further rounds, each label is placed again, given the positions of all other labels. A label without a free position is left out,
/// because it would be unreadable.
/// </summary>
/// <param name="frame">The rectangle that contains the labels.</param>
/// <param name="legend">The rectangle that labels do not cover.</param>
/// <param name="lines">Lines that labels should not cover, point by point.</param>
internal sealed class LabelPlacer(Rectangle frame, Rectangle legend, IReadOnlyList<IReadOnlyList<Point>> lines)
{
    /// <summary>
    /// The largest number of labels. If there are more, only every second, third or further label is placed, because more labels would be unreadable.
    /// </summary>
    public const int Most = 200;

    private const int Rounds = 3;

    /// <summary>The distance to the marker of another point below which a label seems to belong to that point.</summary>
    private const double MarkerMargin = 4;

    /// <summary>The factor for distances in diagonal directions, which look longer than distances to the sides.</summary>
    private const double Diagonal = 0.8;

    /// <summary>The distances from the marker to the label. For all distances but the first, a line connects label and marker.</summary>
    private static readonly double[] s_distances = [3, 12, 22, 34, 48, 64, 84];

    /// <summary>The positions of a label relative to its point, on a square around it, best positions first.</summary>
    private static readonly (double X, double Y)[] s_directions =
    [
        (1, 0), (1, -1), (1, 1), (-1, 0), (-1, -1), (-1, 1), (0, -1), (0, 1),
        (1, -0.5), (1, 0.5), (-1, -0.5), (-1, 0.5), (0.5, -1), (0.5, 1), (-0.5, -1), (-0.5, 1),
    ];

    private readonly PlaneIndex<(Point From, Point To)> _segments = new([.. lines.SelectMany(line => line.Zip(line.Skip(1)))], s => Between(s.From, s.To));

    /// <summary>Returns the position of each label, in the order of the labels; <see langword="null"/> for a label that is left out.</summary>
    public IReadOnlyList<LabelPlace?> Place(IReadOnlyList<Label> labels)
    {
        var places = new LabelPlace?[labels.Count];
        var step = 1 + ((labels.Count - 1) / Most);
        var markers = new PlaneIndex<Label>(WithoutCovered(labels), l => l.Marker.Grown(MarkerMargin));
        var placed = new Dictionary<int, LabelPlace>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var index = 0; index < labels.Count; index += step)
            {
                placed.Remove(index);
                if (Best(labels[index], markers, placed.Values) is { } place)
                    placed.Add(index, place);
            }
        }

        foreach (var (index, place) in placed)
            places[index] = place;
        return places;
    }

    /// <summary>If there are many labels, returns only one label for each pixel, because a line can have thousands of markers.</summary>
    private static IReadOnlyList<Label> WithoutCovered(IReadOnlyList<Label> labels) =>
        labels.Count <= Most ? labels : [.. labels.DistinctBy(l => (Math.Round(l.Point.X), Math.Round(l.Point.Y)))];

    /// <summary>
    /// Returns the best position. Candidates are tried in the order of their smallest possible cost, so the search can end when no later candidate can be better.
    /// </summary>
    private LabelPlace? Best(Label label, PlaneIndex<Label> markers, IReadOnlyCollection<LabelPlace> places)
    {
        var (best, lowest) = ((LabelPlace?)null, int.MaxValue);
        foreach (var (rank, place) in Candidates(label).Index())
        {
            if (rank >= lowest)
                break;
            if (IsFree(place, label, markers, places) && rank + Nuisance(place.Box, label, markers) is var cost && cost < lowest)
                (best, lowest) = (place, cost);
        }

        return best;
    }

    private static IEnumerable<LabelPlace> Candidates(Label label)
    {
        foreach (var distance in s_distances)
        {
            foreach (var (right, down) in s_directions)
            {
                var away = (label.Reach + distance) * (Math.Abs(right * down) == 1 ? Diagonal : 1);
                var center = label.Point.Moved(right * (away + (label.Width / 2)), down * (away + (label.Height / 2)));
                var box = new Rectangle(center.X - (label.Width / 2), center.Y - (label.Height / 2), label.Width, label.Height);
                var end = box.Nearest(label.Point);
                var anchor = right switch { 1 => Anchor.Start, -1 => Anchor.End, _ => Anchor.Middle };
                yield return new LabelPlace(box, anchor, label.Marker.Nearest(end), end, distance > s_distances[0]);
            }
        }
    }

    /// <summary>
    /// Returns the cost of a position in addition to its rank. A line of the plot through the label costs more than a larger distance; a marker of another point
    /// nearby costs as much as four worse directions.
    /// </summary>
    private int Nuisance(Rectangle box, Label label, PlaneIndex<Label> markers) =>
        (18 * _segments.CountAround(box.Grown(1), s => box.Grown(1).IsCrossedBy(s.From, s.To)))
        + (4 * markers.CountAround(box, other => !ReferenceEquals(other, label) && other.Marker.Grown(MarkerMargin).Overlaps(box)));

    private bool IsFree(LabelPlace place, Label label, PlaneIndex<Label> markers, IReadOnlyCollection<LabelPlace> places) =>
        frame.Contains(place.Box)
        && !legend.Overlaps(place.Box)
        && markers.Around(place.Box).All(other => !other.Marker.Grown(1).Overlaps(place.Box))
        && !(place.IsTied && markers.Around(Between(place.From, place.To)).Any(other => !other.Marker.Overlaps(label.Marker) && other.Marker.IsCrossedBy(place.From, place.To)))
        && !(place.IsTied && legend.IsCrossedBy(place.From, place.To))
        && places.All(other => !Collide(place, other));

    /// <summary>Returns the rectangle with two positions as opposite corners.</summary>
    private static Rectangle Between(Point one, Point other) =>
        new(Math.Min(one.X, other.X), Math.Min(one.Y, other.Y), Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y));

    private static bool Collide(LabelPlace one, LabelPlace other) =>
        one.Box.Grown(2).Overlaps(other.Box)
        || (one.IsTied && other.Box.Grown(1).IsCrossedBy(one.From, one.To))
        || (other.IsTied && one.Box.Grown(1).IsCrossedBy(other.From, other.To));
}

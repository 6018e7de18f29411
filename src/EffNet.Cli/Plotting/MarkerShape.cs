using EffNet.Drawing;

namespace EffNet.Cli.Plotting;

/// <summary>Draws the markers of points. Families also differ in the shape of their markers, for print without colors.</summary>
internal static class MarkerShape
{
    /// <summary>The distance from a point to the edge of its marker.</summary>
    public const double Reach = 5;

    /// <summary>The corners of markers around (0, 0). The first marker is a circle, which has no corners. All markers have about the same area.</summary>
    private static readonly IReadOnlyList<(double X, double Y)>[] s_corners =
    [
        [],
        [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        [(0, -1.1), (1.05, 0.8), (-1.05, 0.8)],
        [(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)],
        [(0, 1.1), (1.05, -0.8), (-1.05, -0.8)],
    ];

    /// <summary>
    /// Returns the marker of the <paramref name="index"/>th family. There is one shape fewer than colors, so the first thirty families differ in shape or color.
    /// </summary>
    public static Shape Draw(int index, Point center, string fill, string stroke) => s_corners[index % s_corners.Length] is { Count: > 0 } corners
        ? new Polygon([.. corners.Select(c => center.Moved(Reach * c.X, Reach * c.Y))], fill, stroke)
        : new Disc(center, Reach, fill, stroke);
}

namespace EffNet.Drawing;

/// <summary>A part of a picture with upright sides.</summary>
internal readonly record struct Rectangle(double Left, double Top, double Width, double Height)
{
    /// <summary>The right side.</summary>
    public double Right => Left + Width;

    /// <summary>The lower side.</summary>
    public double Bottom => Top + Height;

    /// <summary>The middle.</summary>
    public Point Center => new(Left + (Width / 2), Top + (Height / 2));

    /// <summary>The square around <paramref name="center"/> that reaches <paramref name="reach"/> to each side.</summary>
    public static Rectangle Around(Point center, double reach) => new(center.X - reach, center.Y - reach, 2 * reach, 2 * reach);

    /// <summary>The same with that much more on every side.</summary>
    public Rectangle Grown(double by) => new(Left - by, Top - by, Width + (2 * by), Height + (2 * by));

    /// <summary>Whether the two have more than an edge in common.</summary>
    public bool Overlaps(Rectangle other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether all of <paramref name="other"/> is inside.</summary>
    public bool Contains(Rectangle other) => Left <= other.Left && Top <= other.Top && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>The place inside that is nearest to <paramref name="point"/>.</summary>
    public Point Nearest(Point point) => new(Math.Clamp(point.X, Left, Right), Math.Clamp(point.Y, Top, Bottom));

    /// <summary>Whether the straight line between two places runs through it: what is left of the line after each side has cut its part off.</summary>
    public bool IsCrossedBy(Point from, Point to)
    {
        var (enters, leaves) = (0d, 1d);
        return Cut(from.X, to.X, Left, Right, ref enters, ref leaves) && Cut(from.Y, to.Y, Top, Bottom, ref enters, ref leaves) && enters < leaves;
    }

    private static bool Cut(double from, double to, double low, double high, ref double enters, ref double leaves)
    {
        var length = to - from;
        if (length == 0)
            return low < from && from < high;
        var (one, other) = ((low - from) / length, (high - from) / length);
        enters = Math.Max(enters, Math.Min(one, other));
        leaves = Math.Min(leaves, Math.Max(one, other));
        return true;
    }
}

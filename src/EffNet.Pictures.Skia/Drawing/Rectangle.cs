namespace EffNet.Drawing;

/// <summary>A rectangle with horizontal and vertical sides.</summary>
internal readonly record struct Rectangle(double Left, double Top, double Width, double Height)
{
    /// <summary>Gets the position of the right side.</summary>
    public double Right => Left + Width;

    /// <summary>Gets the position of the lower side.</summary>
    public double Bottom => Top + Height;

    /// <summary>Gets the center.</summary>
    public Point Center => new(Left + (Width / 2), Top + (Height / 2));

    /// <summary>Returns the square around <paramref name="center"/> whose sides are <paramref name="reach"/> away from it.</summary>
    public static Rectangle Around(Point center, double reach) => new(center.X - reach, center.Y - reach, 2 * reach, 2 * reach);

    /// <summary>Returns the rectangle enlarged by the given amount on every side.</summary>
    public Rectangle Grown(double by) => new(Left - by, Top - by, Width + (2 * by), Height + (2 * by));

    /// <summary>Returns <see langword="true"/> if the two rectangles overlap, not only touch; otherwise, <see langword="false"/>.</summary>
    public bool Overlaps(Rectangle other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Returns <see langword="true"/> if <paramref name="other"/> is completely inside; otherwise, <see langword="false"/>.</summary>
    public bool Contains(Rectangle other) => Left <= other.Left && Top <= other.Top && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>Returns the position inside that is nearest to <paramref name="point"/>.</summary>
    public Point Nearest(Point point) => new(Math.Clamp(point.X, Left, Right), Math.Clamp(point.Y, Top, Bottom));

    /// <summary>
    /// Returns <see langword="true"/> if the straight line between two positions crosses the rectangle; otherwise, <see langword="false"/>. The method clips the line at each side
    /// and tests whether a part of it remains.
    /// </summary>
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

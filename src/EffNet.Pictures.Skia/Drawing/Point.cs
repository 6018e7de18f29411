namespace EffNet.Drawing;

/// <summary>A position in a drawing, measured from its left and upper edges.</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>Returns the position moved to the right and down.</summary>
    public Point Moved(double right, double down) => new(X + right, Y + down);
}

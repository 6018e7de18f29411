namespace EffNet.Drawing;

/// <summary>A place in a picture, from its left and upper edge.</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary>The place that far to the right and down.</summary>
    public Point Moved(double right, double down) => new(X + right, Y + down);
}

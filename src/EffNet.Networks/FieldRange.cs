namespace EffNet.Networks;

/// <summary>
/// A range of rows (or columns) of the image for each position of a value. For position p, the range is from p * <paramref name="Step"/> +
/// <paramref name="First"/> to p * <paramref name="Step"/> + <paramref name="Last"/>. Numbers are limited to 31 bits so that they do not overflow.
/// </summary>
/// <param name="Step">The distance, in rows of the image, between the ranges of consecutive positions.</param>
/// <param name="First">The first row of position 0.</param>
/// <param name="Last">The last row of position 0.</param>
internal readonly record struct FieldRange(long Step, long First, long Last)
{
    private const long Limit = int.MaxValue;

    /// <summary>Returns a range whose numbers are limited to 31 bits.</summary>
    /// <param name="step">The step.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The last row.</param>
    public static FieldRange Limited(long step, long first, long last) => new(Math.Min(step, Limit), Math.Max(first, -Limit), Math.Min(last, Limit));

    /// <summary>Returns the range after a sliding window.</summary>
    /// <param name="stride">The step between windows.</param>
    /// <param name="window">The size of a window.</param>
    /// <param name="border">The number of positions that the first window begins before position 0.</param>
    public FieldRange Through(int stride, int window, int border) => Limited(Step * stride, First - (Step * border), Last + (Step * (window - 1L - border)));

    /// <summary>Returns the smallest range that covers this range and another range with the same step.</summary>
    /// <param name="other">The other range.</param>
    public FieldRange And(FieldRange other) => new(Step, Math.Min(First, other.First), Math.Max(Last, other.Last));
}

namespace EffNet.Networks;

/// <summary>
/// A range of rows, or columns, of the image for each position of a value: for position p, from p * <paramref name="Step"/> + <paramref name="First"/> to
/// p * <paramref name="Step"/> + <paramref name="Last"/>. Numbers beyond 31 bits end there, so that nothing overflows.
/// </summary>
/// <param name="Step">How many rows of the image the next position's range begins later.</param>
/// <param name="First">The first row of position 0.</param>
/// <param name="Last">The last row of position 0.</param>
internal readonly record struct FieldRange(long Step, long First, long Last)
{
    private const long Limit = int.MaxValue;

    /// <summary>Returns a range whose numbers are within 31 bits.</summary>
    /// <param name="step">Its step.</param>
    /// <param name="first">Its first row.</param>
    /// <param name="last">Its last row.</param>
    public static FieldRange Limited(long step, long first, long last) => new(Math.Min(step, Limit), Math.Max(first, -Limit), Math.Min(last, Limit));

    /// <summary>Returns the range of what a window computes.</summary>
    /// <param name="stride">The step between windows.</param>
    /// <param name="window">The size of a window.</param>
    /// <param name="border">How far before position 0 the first window begins.</param>
    public FieldRange Through(int stride, int window, int border) => Limited(Step * stride, First - (Step * border), Last + (Step * (window - 1L - border)));

    /// <summary>Returns the smallest range that covers this one and another of the same step.</summary>
    /// <param name="other">The other range.</param>
    public FieldRange And(FieldRange other) => new(Step, Math.Min(First, other.First), Math.Max(Last, other.Last));
}

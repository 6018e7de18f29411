namespace EffNet.Networks;

/// <summary>
/// The rows (or columns) of the image that a position of a value depends on, including rows of padding. One or more ranges cover these rows. Ranges with equal
/// steps are merged, so there is a single range if all branches of a network have the same stride.
/// </summary>
/// <param name="Ranges">The ranges, which have different steps.</param>
internal readonly record struct FieldSide(EquatableArray<FieldRange> Ranges)
{
    /// <summary>The largest number of ranges. If there are more, one range that covers all of them replaces them, so that the time stays linear.</summary>
    private const int MostRanges = 8;

    /// <summary>Gets the side of a pixel of the image: the pixel itself.</summary>
    public static FieldSide Image => new(EquatableArray.Of(new FieldRange(1, 0, 0)));

    /// <summary>Gets the side of a value whose positions all depend on the same rows: those of position 0 of this side.</summary>
    public FieldSide Unmoved => new(EquatableArray.Of(new FieldRange(0, Ranges.Min(r => r.First), Ranges.Max(r => r.Last))));

    /// <summary>Returns the largest number of rows that a position depends on, at most <see cref="int.MaxValue"/>.</summary>
    /// <param name="positions">The number of positions of the value.</param>
    public int SizeOf(int positions)
    {
        // The end of the covered rows is a convex function of the position and the beginning is a concave one, so their distance is largest at the first or
        // last position.
        var last = Math.Max(1, positions) - 1L;
        return (int)Math.Min(int.MaxValue, Math.Max(SpanAt(0), SpanAt(last)));
    }

    /// <summary>Returns the side after a sliding window.</summary>
    /// <param name="stride">The step between windows.</param>
    /// <param name="window">The size of a window.</param>
    /// <param name="border">The number of positions that the first window begins before position 0.</param>
    public FieldSide Through(int stride, int window, int border) =>
        Ranges.Count == 1 ? new(EquatableArray.Of(Ranges[0].Through(stride, window, border))) : new(Merge(Ranges.Select(r => r.Through(stride, window, border))));

    /// <summary>Returns the side of a position that depends on both sides.</summary>
    /// <param name="other">The other side.</param>
    /// <param name="positions">The number of positions of the value.</param>
    public FieldSide And(FieldSide other, int positions)
    {
        if (Ranges.Count == 1 && other.Ranges.Count == 1 && Ranges[0].Step == other.Ranges[0].Step)
            return new(EquatableArray.Of(Ranges[0].And(other.Ranges[0])));
        var merged = Merge(Ranges.Concat(other.Ranges));
        return merged.Count <= MostRanges ? new(merged) : new(EquatableArray.Of(Cover(merged, Math.Max(1, positions) - 1L)));
    }

    private static EquatableArray<FieldRange> Merge(IEnumerable<FieldRange> ranges) =>
        ranges.GroupBy(r => r.Step).Select(g => g.Aggregate((one, other) => one.And(other))).ToEquatableArray();

    /// <summary>
    /// Returns one range with the largest step that covers all ranges at positions 0 to <paramref name="last"/>. Ranges with smaller steps begin earlier at later
    /// positions, so the first row moves back by the difference at the last position.
    /// </summary>
    private static FieldRange Cover(EquatableArray<FieldRange> ranges, long last)
    {
        var step = ranges.Max(r => r.Step);
        return FieldRange.Limited(step, ranges.Min(r => r.First - ((step - r.Step) * last)), ranges.Max(r => r.Last));
    }

    private long SpanAt(long position)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        foreach (var range in Ranges)
            (first, last) = (Math.Min(first, range.First + (range.Step * position)), Math.Max(last, range.Last + (range.Step * position)));
        return last - first + 1;
    }
}

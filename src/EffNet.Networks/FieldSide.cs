namespace EffNet.Networks;

/// <summary>
/// The rows, or columns, of the image that a position of a value depends on, those of the border included: what one or more ranges cover. Ranges that move by one step are one, and all do in
/// networks whose branches meet at equal strides.
/// </summary>
/// <param name="Ranges">The ranges, of different steps.</param>
internal readonly record struct FieldSide(EquatableArray<FieldRange> Ranges)
{
    /// <summary>Beyond so many different steps, ranges become one that covers them, so that work stays linear.</summary>
    private const int MostRanges = 8;

    /// <summary>Gets the side of the image's own field.</summary>
    public static FieldSide Image => new(EquatableArray.Of(new FieldRange(1, 0, 0)));

    /// <summary>Gets the side of a value of which every position depends on what position 0 does.</summary>
    public FieldSide Unmoved => new(EquatableArray.Of(new FieldRange(0, Ranges.Min(r => r.First), Ranges.Max(r => r.Last))));

    /// <summary>Returns how many rows a position depends on, where they are most; <see cref="int.MaxValue"/> for more.</summary>
    /// <param name="positions">How many positions the value has.</param>
    public int SizeOf(int positions)
    {
        // The end of what ranges cover is a convex function of the position and the beginning a concave one: their distance is largest at the first or last position.
        var last = Math.Max(1, positions) - 1L;
        return (int)Math.Min(int.MaxValue, Math.Max(SpanAt(0), SpanAt(last)));
    }

    /// <summary>Returns the side of what a window computes.</summary>
    /// <param name="stride">The step between windows.</param>
    /// <param name="window">The size of a window.</param>
    /// <param name="border">How far before position 0 the first window begins.</param>
    public FieldSide Through(int stride, int window, int border) =>
        Ranges.Count == 1 ? new(EquatableArray.Of(Ranges[0].Through(stride, window, border))) : new(Merge(Ranges.Select(r => r.Through(stride, window, border))));

    /// <summary>Returns the side of what depends on both.</summary>
    /// <param name="other">The other side.</param>
    /// <param name="positions">How many positions the value has.</param>
    public FieldSide And(FieldSide other, int positions)
    {
        if (Ranges.Count == 1 && other.Ranges.Count == 1 && Ranges[0].Step == other.Ranges[0].Step)
            return new(EquatableArray.Of(Ranges[0].And(other.Ranges[0])));
        var merged = Merge(Ranges.Concat(other.Ranges));
        return merged.Count <= MostRanges ? new(merged) : new(EquatableArray.Of(Cover(merged, Math.Max(1, positions) - 1L)));
    }

    private static EquatableArray<FieldRange> Merge(IEnumerable<FieldRange> ranges) =>
        ranges.GroupBy(r => r.Step).Select(g => g.Aggregate((one, other) => one.And(other))).ToEquatableArray();

    /// <summary>Returns the range that moves by the largest step and covers all: the others fall behind it until the last position.</summary>
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

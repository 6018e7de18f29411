namespace EffNet.Cli.Tables;

/// <summary>Fits the columns of a table into the width of a terminal.</summary>
internal static class ColumnLayout
{
    /// <summary>The smallest width of a column whose words are broken, which happens only if the table does not fit otherwise.</summary>
    private const int NarrowestBroken = 12;

    /// <summary>
    /// Returns the width of each of <paramref name="columns"/>; 0 for columns that are left out. First, cells wrap between words; then, the least important
    /// columns are left out; finally, long names are broken. Numbers are never broken, so a table with too many numbers remains wider than
    /// <paramref name="width"/>.
    /// </summary>
    /// <param name="columns">The columns from left to right.</param>
    /// <param name="width">The largest length of a line.</param>
    /// <param name="gap">The number of spaces between two columns.</param>
    public static int[] Fit(IReadOnlyList<ColumnNeed> columns, int width, int gap)
    {
        var kept = columns.Select(_ => true).ToArray();
        while (Sum(columns, kept, c => c.Narrowest) + Gaps(kept, gap) > width && NextLeftOut(columns, kept) is { } rank)
        {
            for (var i = 0; i < kept.Length; i++)
                kept[i] &= columns[i].LeaveOut != rank;
        }

        var room = (int)(width - Gaps(kept, gap));
        var floors = columns.Select(c => c.Narrowest).ToArray();
        if (Sum(columns, kept, c => c.Narrowest) > room)
            floors = [.. columns.Select(c => c.Wraps ? Math.Min(c.Narrowest, NarrowestBroken) : c.Narrowest)];
        return Shrink([.. columns.Select((c, i) => kept[i] ? c.Natural : 0)], floors, room);
    }

    /// <summary>Narrows the widest column that can still shrink, until all columns fit.</summary>
    private static int[] Shrink(int[] widths, int[] floors, int room)
    {
        for (var excess = widths.Sum(w => (long)w) - room; excess > 0; excess--)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (widths[i] > floors[i] && (widest < 0 || widths[i] > widths[widest]))
                    widest = i;
            }

            if (widest < 0)
                break;
            widths[widest]--;
        }

        return widths;
    }

    private static int? NextLeftOut(IReadOnlyList<ColumnNeed> columns, bool[] kept) =>
        columns.Where((c, i) => kept[i] && c.LeaveOut > 0).Select(c => (int?)c.LeaveOut).Min();

    private static long Sum(IReadOnlyList<ColumnNeed> columns, bool[] kept, Func<ColumnNeed, int> size) => columns.Where((_, i) => kept[i]).Sum(c => (long)size(c));

    private static long Gaps(bool[] kept, int gap) => (long)gap * (kept.Count(k => k) - 1);
}

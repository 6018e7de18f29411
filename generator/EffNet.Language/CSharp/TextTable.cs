namespace EffNet.Language.CSharp;

/// <summary>Aligns rows of cells with spaces.</summary>
internal static class TextTable
{
    /// <summary>Returns one line per row. The first <paramref name="leftAligned"/> columns are aligned to the left, and the others to the right.</summary>
    public static IEnumerable<string> Align(IReadOnlyList<string[]> rows, int leftAligned)
    {
        var widths = rows[0].Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        return rows.Select(row =>
            string.Join("  ", row.Select((cell, i) => i < leftAligned ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }
}

namespace ScalingStudy;

/// <summary>Writes tables as Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>Returns a table.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The rows. Each row has one cell for each column.</param>
    public static string Of(string[] header, IEnumerable<string[]> rows) =>
        string.Concat(new[] { header, [.. header.Select(_ => "---")] }.Concat(rows).Select(row => $"| {string.Join(" | ", row)} |\n"));
}

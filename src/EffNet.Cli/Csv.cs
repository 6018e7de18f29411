namespace EffNet.Cli;

/// <summary>Writes records of comma-separated values (RFC 4180) that end with LF.</summary>
internal static class Csv
{
    /// <summary>Writes a record.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="cells">The cells of the record.</param>
    public static void WriteRecord(TextWriter writer, params IEnumerable<string> cells) => writer.WriteLine(string.Join(',', cells.Select(Quote)));

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

namespace EffNet.Cli;

/// <summary>Records of comma-separated values (RFC 4180), with LF at their ends.</summary>
internal static class Csv
{
    /// <summary>Writes a record.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cells">Its cells.</param>
    public static void WriteRecord(TextWriter writer, params IEnumerable<string> cells) => writer.WriteLine(string.Join(',', cells.Select(Quote)));

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

namespace EffNet.Cli.Results;

/// <summary>A file of results as a table, independent of its format.</summary>
/// <param name="Columns">The names of the columns as they are written in the file; empty for a column of CSV without a name.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ResultTable(IReadOnlyList<string> Columns, IReadOnlyList<ResultRow> Rows)
{
    private const string Expected = "expected CSV with a header such as 'name,accuracy' and a row for each result, or a JSON object for each result";

    /// <summary>Reads a table: JSON objects, one after the other or in an array, if the text begins with <c>{</c> or <c>[</c>; otherwise, CSV.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ResultsException">The text is in neither format, or has no rows.</exception>
    public static ResultTable Read(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
            throw new ResultsException($"The file is empty; {Expected}.");
        var table = start[0] is '{' or '[' ? JsonTable.Read(text) : CsvTable.Read(text);
        return table.Rows.Count > 0 ? table : throw new ResultsException($"The file has no results; {Expected}.");
    }
}

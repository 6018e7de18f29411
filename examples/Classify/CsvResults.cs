using System.Globalization;
using EffNet;

namespace Classify;

/// <summary>Writes the results as CSV (RFC 4180), with one line for each class of each picture. For a picture that could not be read, one line states the reason.</summary>
internal static class CsvResults
{
    public static void Write(IEnumerable<FilePrediction> answers, TextWriter output)
    {
        WriteLine(output, "file", "rank", "class", "label", "probability", "score", "problem");
        foreach (var answer in answers)
        {
            if (answer.Problem is { } problem)
                WriteLine(output, answer.Path, "", "", "", "", "", problem.Message);
            foreach (var (rank, best) in answer.Best.Index())
                WriteLine(output, answer.Path, Text(rank + 1), Text(best.ClassIndex), best.ClassName ?? "", Text(best.Probability), Text(best.Score), "");
        }
    }

    private static void WriteLine(TextWriter output, params string[] fields) => output.Write(string.Join(',', fields.Select(Quote)) + "\r\n");

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

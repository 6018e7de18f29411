using System.Globalization;

namespace EffNet.Benchmarks.Measurement;

/// <summary>Formats numbers and tables as Markdown.</summary>
internal static class Markdown
{
    public static IEnumerable<string> Section(string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        [$"### {title}", string.Empty, .. Table(head, rows)];

    public static IEnumerable<string> Comparison(string title, IEnumerable<Comparison.Row> rows) => Section(
        title, ["", "ms (quartiles)", "EffNet / this (95 %)"], rows.Select(r => new[] { r.Peer, Milliseconds(r.Time), Ratio(r.Ratio) }));

    private static IEnumerable<string> Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
    [
        Row(head),
        Row([.. head.Select((_, column) => column == 0 ? "---" : "--:")]),
        .. rows.Select(Row),
        string.Empty,
    ];

    /// <summary>Formats the median and the quartiles.</summary>
    public static string Milliseconds(Sample sample) => Milliseconds(sample.Median, sample.LowerQuartile, sample.UpperQuartile);

    /// <summary>Formats the median and the quartiles.</summary>
    public static string Milliseconds(double median, double lower, double upper) => Invariant($"{Digits(median)} ({Digits(lower)} - {Digits(upper)})");

    /// <summary>Formats the median and its 95 % interval.</summary>
    public static string Ratio(Sample sample)
    {
        var (low, high) = sample.MedianInterval();
        return Invariant($"{sample.Median:0.00} ({low:0.00} - {high:0.00})");
    }

    public static string Megabytes(double bytes) => Invariant($"{bytes / 1e6:0}");

    public static string Kilobytes(double bytes) => Invariant($"{bytes / 1e3:0.0}");

    /// <summary>Formats a number with three significant digits.</summary>
    private static string Digits(double value) => value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : value >= 1 ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    private static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

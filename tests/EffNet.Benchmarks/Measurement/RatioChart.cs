namespace EffNet.Benchmarks.Measurement;

/// <summary>Draws ratios as bars of characters, with a mark at 1.</summary>
internal static class RatioChart
{
    private const int CharactersPerOne = 40;
    private const double Widest = 1.5;

    /// <summary>Returns the chart as a block of Markdown.</summary>
    /// <param name="title">The title of the chart.</param>
    /// <param name="bars">The bars.</param>
    public static IEnumerable<string> Draw(string title, IReadOnlyList<(string Name, double Ratio)> bars)
    {
        var width = bars.Max(b => b.Name.Length);
        return
        [
            $"### {title}",
            string.Empty,
            "```text",
            .. bars.Select(b => $"{b.Name.PadRight(width)} {Bar(b.Ratio)} {FormattableString.Invariant($"{b.Ratio:0.00}")}"),
            "```",
            string.Empty,
        ];
    }

    private static string Bar(double ratio)
    {
        var length = (int)Math.Round(Math.Min(ratio, Widest) * CharactersPerOne);
        var bar = (new string('#', length) + (ratio > Widest ? ">" : string.Empty)).PadRight((int)(Widest * CharactersPerOne) + 1).ToCharArray();
        bar[CharactersPerOne] = '|';
        return new string(bar);
    }
}

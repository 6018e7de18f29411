using EffNet.Cli.Tables;

namespace EffNet.Cli.Comparison;

/// <summary>Writes the output of <c>effnet diff --markdown</c>: a comment for a pull request.</summary>
internal static class ComparisonMarkdown
{
    /// <summary>Writes <paramref name="comparison"/>.</summary>
    public static void Write(FileComparison comparison, TextWriter writer)
    {
        writer.WriteLine($"**{MarkdownText.Escape(ComparisonSentences.Summary(comparison))}**");
        WriteList(string.Empty, ComparisonSentences.Cautions(comparison), writer);
        WriteList(string.Empty, comparison.Settings.Select(ComparisonSentences.Of), writer);
        foreach (var variant in comparison.Changed)
            WriteVariant(comparison, variant, writer);
        WriteList("Added", comparison.Added.Select(ComparisonSentences.Of), writer);
        WriteList("Removed", comparison.Removed.Select(ComparisonSentences.Of), writer);
        foreach (var search in comparison.Searches)
            WriteList($"Search {search.Type}", ComparisonSentences.Of(search), writer);
    }

    private static void WriteVariant(FileComparison comparison, VariantComparison variant, TextWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"### {MarkdownText.Escape(variant.Type)}");
        var rows = ChangeRow.Of(variant).ToList();
        if (rows.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("| where | what | before | after | change | percent |");
            writer.WriteLine("|---|---|--:|--:|--:|--:|");
            foreach (var row in rows)
                writer.WriteLine($"| {string.Join(" | ", new[] { row.Where, row.What, row.Before, row.After, row.Difference, row.Percent }.Select(MarkdownText.Escape))} |");
        }

        var sentences = variant.Settings.Where(ChangeRow.IsLong).Select(ComparisonSentences.Of).Concat(ComparisonSentences.Parts(variant));
        WriteList(string.Empty, ComparisonSentences.Weights(comparison, variant) is { } weights ? sentences.Append(weights) : sentences, writer);
    }

    private static void WriteList(string heading, IEnumerable<string> lines, TextWriter writer)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        writer.WriteLine();
        if (heading.Length > 0)
        {
            writer.WriteLine($"### {MarkdownText.Escape(heading)}");
            writer.WriteLine();
        }

        foreach (var line in all)
            writer.WriteLine($"- {MarkdownText.Escape(line)}");
    }
}

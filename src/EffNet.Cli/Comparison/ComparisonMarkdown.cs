namespace EffNet.Cli.Comparison;

/// <summary>What <c>effnet diff --markdown</c> prints: a comment for a pull request.</summary>
internal static class ComparisonMarkdown
{
    /// <summary>Characters that would end a cell, or begin markup.</summary>
    private static readonly char[] s_special = ['\\', '|', '*', '_', '`', '<', '[', ']', '#'];

    /// <summary>Writes <paramref name="comparison"/>.</summary>
    public static void Write(FileComparison comparison, TextWriter writer)
    {
        writer.WriteLine($"**{Escape(ComparisonSentences.Summary(comparison))}**");
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
        writer.WriteLine($"### {Escape(variant.Type)}");
        var rows = ChangeRow.Of(variant).ToList();
        if (rows.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("| where | what | before | after | change | percent |");
            writer.WriteLine("|---|---|--:|--:|--:|--:|");
            foreach (var row in rows)
                writer.WriteLine($"| {string.Join(" | ", new[] { row.Where, row.What, row.Before, row.After, row.Difference, row.Percent }.Select(Escape))} |");
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
            writer.WriteLine($"### {Escape(heading)}");
            writer.WriteLine();
        }

        foreach (var line in all)
            writer.WriteLine($"- {Escape(line)}");
    }

    private static string Escape(string text) => string.Concat(text.Select(c => s_special.Contains(c) ? $"\\{c}" : c.ToString()));
}

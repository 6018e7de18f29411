using EffNet.Cli.Tables;
using Spectre.Console;

namespace EffNet.Cli.Comparison;

/// <summary>Writes the output of <c>effnet diff</c> for a terminal.</summary>
internal static class ComparisonTables
{
    private static readonly Style s_grown = new(Color.Red);
    private static readonly Style s_shrunk = new(Color.Green);

    /// <summary>Writes <paramref name="comparison"/>.</summary>
    public static void Write(FileComparison comparison, IAnsiConsole console)
    {
        console.WriteProse(ComparisonSentences.Summary(comparison));
        foreach (var caution in ComparisonSentences.Cautions(comparison))
            console.WriteProse(caution);
        foreach (var setting in comparison.Settings)
            console.WriteProse(ComparisonSentences.Of(setting));
        foreach (var variant in comparison.Changed)
            WriteVariant(comparison, variant, console);
        WriteList("Added:", comparison.Added.Select(ComparisonSentences.Of), console);
        WriteList("Removed:", comparison.Removed.Select(ComparisonSentences.Of), console);
        foreach (var search in comparison.Searches)
            WriteList($"Search {search.Type}:", ComparisonSentences.Of(search), console);
    }

    private static void WriteVariant(FileComparison comparison, VariantComparison variant, IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteProse(variant.Type);
        var rows = ChangeRow.Of(variant).ToList();
        if (rows.Count > 0)
        {
            console.WriteLine();
            console.Write(TableOf(rows));
            console.WriteLine();
        }

        foreach (var setting in variant.Settings.Where(ChangeRow.IsLong))
            console.WriteProse(ComparisonSentences.Of(setting));
        foreach (var part in ComparisonSentences.Parts(variant))
            console.WriteProse(part);
        if (ComparisonSentences.Weights(comparison, variant) is { } weights)
            console.WriteProse(weights);
    }

    private static PlainTable TableOf(IEnumerable<ChangeRow> rows)
    {
        var table = new PlainTable()
            .Words("Where").Words("What").Values("Before").Values("After").Numbers("Change", leaveOut: 2).Numbers("Percent", leaveOut: 1);
        foreach (var row in rows)
        {
            var style = row.Trend switch { > 0 => s_grown, < 0 => s_shrunk, _ => (Style?)null };
            table.AddRow((row.Where, null), (row.What, null), (row.Before, null), (row.After, null), (row.Difference, style), (row.Percent, style));
        }

        return table;
    }

    private static void WriteList(string heading, IEnumerable<string> lines, IAnsiConsole console)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        console.WriteLine();
        console.WriteProse(heading);
        foreach (var line in all)
            console.WriteProse(line, indent: 2);
    }
}

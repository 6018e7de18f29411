using EffNet.Cli.Tables;
using EffNet.Networks;

namespace EffNet.Cli.Layers;

/// <summary>Writes the output of <c>effnet describe --layers --markdown</c>: a table for each variant.</summary>
internal static class LayerMarkdown
{
    /// <summary>Writes the tables and sentences that explain the columns.</summary>
    public static void Write(IReadOnlyList<LayerSheet> sheets, CostConvention convention, TextWriter writer)
    {
        foreach (var sheet in sheets)
        {
            writer.WriteLine($"### {MarkdownText.Escape($"{sheet.Type}: {sheet.Caption}")}");
            writer.WriteLine();
            WriteRow(writer, LayerColumn.All.Select(c => c.Header));
            writer.WriteLine($"|{string.Join('|', LayerColumn.All.Select(c => c.IsNumber ? "--:" : "---"))}|");
            foreach (var row in sheet.Rows)
                WriteRow(writer, LayerColumn.All.Select(c => MarkdownText.Escape(c.ForPeople(row))));
            WriteRow(writer, LayerColumn.All.Select(c => Strong(MarkdownText.Escape(c.ForPeople(sheet.Total)))));
            writer.WriteLine();
        }

        if (sheets.Count > 0)
            writer.WriteLine(string.Join(' ', LayerSheet.NotesOn(convention)));
    }

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells) => writer.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Strong(string text) => text.Length == 0 ? text : $"**{text}**";
}

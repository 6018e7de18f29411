using System.Text.RegularExpressions;
using EffNet.Networks;

namespace EffNet.Cli.Layers;

/// <summary>Writes the output of <c>effnet describe --layers --latex</c>: a table for each variant. A table may span several pages.</summary>
internal static partial class LayerLatex
{
    /// <summary>Writes the tables, with their explanations as captions.</summary>
    public static void Write(IEnumerable<LayerSheet> sheets, CostConvention convention, TextWriter writer)
    {
        writer.WriteLine(@"% \usepackage{booktabs,longtable}");
        foreach (var sheet in sheets)
        {
            writer.WriteLine($@"\begin{{longtable}}{{{string.Concat(LayerColumn.All.Select(c => c.IsNumber ? 'r' : 'l'))}}}");
            writer.WriteLine($@"\caption{{{Escape(string.Join(' ', LayerSheet.NotesOn(convention).Prepend($"{sheet.Type}: {sheet.Caption}.")))}}}\\");
            writer.WriteLine(@"\toprule");
            WriteRow(writer, LayerColumn.All.Select(c => c.Header));
            writer.WriteLine(@"\midrule");
            writer.WriteLine(@"\endhead");
            foreach (var row in sheet.Rows)
                WriteRow(writer, LayerColumn.All.Select(c => c.ForPeople(row)));
            writer.WriteLine(@"\midrule");
            WriteRow(writer, LayerColumn.All.Select(c => c.ForPeople(sheet.Total)));
            writer.WriteLine(@"\bottomrule");
            writer.WriteLine(@"\end{longtable}");
        }
    }

    private static void WriteRow(TextWriter writer, IEnumerable<string> cells) => writer.WriteLine($@"{string.Join(" & ", cells.Select(Escape))} \\");

    /// <summary>Escapes underscores, which are the only special characters of LaTeX in names.</summary>
    private static string Escape(string text) => Times.Replace(text.Replace("_", @"\_", StringComparison.Ordinal), @"$$\times$$");

    [GeneratedRegex(@"(?<=\b[0-9]+) ?x ?(?=[0-9])")]
    private static partial Regex Times { get; }
}

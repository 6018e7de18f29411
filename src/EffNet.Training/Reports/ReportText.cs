using System.Globalization;
using System.Text;
using EffNet.Drawing;

namespace EffNet.Training;

/// <summary>Creates text and tables in Markdown.</summary>
internal static class ReportText
{
    /// <summary>The characters that can start markup, end a cell, or start an entity.</summary>
    private const string Special = "\\`*_[]<|&~$";

    /// <summary>Returns text on one line with markup characters escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text) => string.Concat(FittedText.OneLine(text).Select(c => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    /// <summary>Returns text as a code block. Its fence is longer than any fence in the text.</summary>
    /// <param name="text">The text.</param>
    public static string Code(string text)
    {
        var fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}\n{text.ReplaceLineEndings("\n")}\n{fence}\n";
    }

    /// <summary>Returns a table. The first column is text.</summary>
    /// <param name="heads">The escaped titles of the columns.</param>
    /// <param name="isNumeric"><see langword="true"/> to align all columns after the first at the right, for numbers; otherwise, <see langword="false"/>.</param>
    /// <param name="rows">The escaped cells.</param>
    public static string Table(IReadOnlyList<string> heads, bool isNumeric, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        Append(heads);
        Append([.. heads.Select((_, i) => i > 0 && isNumeric ? "---:" : "---")]);
        foreach (var row in rows)
            Append(row);
        return table.ToString();

        void Append(IReadOnlyList<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    /// <summary>Returns a picture element with a light and a dark version.</summary>
    /// <param name="description">The alternative text.</param>
    /// <param name="name">The name of the files without extension.</param>
    public static string Picture(string description, string name) =>
        $"""
        <picture>
          <source media="(prefers-color-scheme: dark)" srcset="{name}-dark.svg">
          <img alt="{Attribute(description)}" src="{name}.svg">
        </picture>

        """.ReplaceLineEndings("\n");

    private static string Attribute(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>Returns a whole number with separated thousands.</summary>
    /// <param name="number">The number.</param>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Returns a share from 0 to 1 in percent; a dash if it is not a number.</summary>
    /// <param name="share">The share.</param>
    public static string Percent(double share) => double.IsNaN(share) ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");

    /// <summary>Returns a number with three decimals; a dash if it is not a number.</summary>
    /// <param name="number">The number.</param>
    public static string Decimal(double number) => double.IsNaN(number) ? "–" : number.ToString("0.000", CultureInfo.InvariantCulture);
}

using Spectre.Console;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>
/// A rule under the header and one above the footer, nothing else. Spectre's own borders leave ASCII, or blanks at the ends of lines.
/// </summary>
internal sealed class RuledBorder : TableBorder
{
    /// <summary>Blanks between columns.</summary>
    public const int Gap = 2;

    /// <inheritdoc/>
    public override string GetPart(TableBorderPart part) => string.Empty;

    /// <inheritdoc/>
    public override string GetColumnRow(TablePart part, IReadOnlyList<int> widths, IReadOnlyList<IColumn> columns) => part switch
    {
        TablePart.HeaderSeparator or TablePart.FooterSeparator => string.Join(new string(' ', Gap), widths.Select(w => new string('-', w))),
        _ => string.Empty,
    };
}

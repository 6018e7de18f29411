using Spectre.Console;
using Spectre.Console.Rendering;

namespace EffNet.Cli.Tables;

/// <summary>
/// A border that consists of a rule below the header and a rule above the footer. Spectre's own borders use characters outside ASCII, or leave spaces at the ends
/// of lines.
/// </summary>
internal sealed class RuledBorder : TableBorder
{
    /// <summary>The number of spaces between columns.</summary>
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

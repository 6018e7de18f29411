using EffNet.Language.Syntax;
using EffNet.Language.Text;

namespace EffNet.Language.Formatting;

/// <summary>The layout of a block. A block on one line stays on one line. The exception is a family, because each stage needs its own line.</summary>
/// <param name="Depth">The number of blocks around it.</param>
/// <param name="Keyword">The keyword that declares it; <see langword="null"/> for a plain block such as <c>rounding { … }</c>.</param>
/// <param name="GoesOverLines"><see langword="true"/> if its braces have lines of their own.</param>
/// <param name="IsSplit">
/// <see langword="true"/> if its braces are on one line in the source. If it gets several lines, each of its statements gets its own line.
/// </param>
/// <param name="IsTooDeep">
/// <see langword="true"/> if it never gets a line of its own, because the parser would then end the blocks around it; see <see cref="BlockSyntax.IsTooDeep"/>.
/// </param>
internal sealed record FormattedBlock(int Depth, string? Keyword, bool GoesOverLines, bool IsSplit, bool IsTooDeep)
{
    /// <summary>Gets a value that indicates whether other statements do not share its line: it is a declaration, or has several lines itself.</summary>
    public bool StandsAlone => Keyword is not null || GoesOverLines;

    /// <summary>Returns the layout of <paramref name="syntax"/>, which has no errors.</summary>
    /// <param name="syntax">The block.</param>
    /// <param name="outer">The block around it; <see langword="null"/> at the top of the file.</param>
    /// <param name="lines">The lines of the file.</param>
    public static FormattedBlock Create(BlockSyntax syntax, FormattedBlock? outer, LineMap lines) => new(
        outer is null ? 0 : outer.Depth + 1,
        KeywordOf(syntax),
        HasLines(syntax, lines),
        IsSplit: LineOf(syntax.OpenBrace, lines) == LineOf(syntax.CloseBrace, lines),
        syntax.IsTooDeep);

    /// <summary>
    /// Returns <see langword="true"/> if the braces of <paramref name="block"/> get lines of their own: because the author wrote them so, because the block is a family,
    /// or because it contains such a block.
    /// </summary>
    private static bool HasLines(BlockSyntax block, LineMap lines)
    {
        if (block.Statements.OfType<BlockSyntax>().Any(inner => HasLines(inner, lines)))
            return true;
        if (block.Statements.IsEmpty && !block.CloseBrace.LeadingTrivia.Any(t => t.IsComment))
            return false;
        var isFamily = !block.Statements.IsEmpty && KeywordOf(block) == Keywords.Family;
        return isFamily || LineOf(block.OpenBrace, lines) != LineOf(block.CloseBrace, lines);
    }

    private static string? KeywordOf(BlockSyntax block) => block.Keyword is { Text: var word } && Keywords.Declares(word) ? word : null;

    private static int LineOf(SyntaxToken token, LineMap lines) => lines.GetPosition(token.Start).Line;
}

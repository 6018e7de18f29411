using System.Collections.Immutable;
using EffNet.Language.Syntax;

namespace EffNet.Language.Formatting;

/// <summary>Builds indented lines from pieces.</summary>
internal static class LineBuilder
{
    /// <summary>Returns the lines of <paramref name="pieces"/>.</summary>
    public static ImmutableArray<FormattedLine> Build(ImmutableArray<Piece> pieces, ImmutableHashSet<int> keptLines, CancellationToken cancellation)
    {
        var breaks = new LineBreaks(pieces, keptLines);
        var lines = ImmutableArray.CreateBuilder<FormattedLine>();
        for (var (start, end) = (0, 0); start < pieces.Length; start = end)
        {
            cancellation.ThrowIfCancellationRequested();
            for (end = start + 1; end < pieces.Length && !breaks.IsBefore(end);)
                end++;
            lines.Add(new FormattedLine(DepthOf(pieces[start]), breaks.HasBlankBefore(start), ImmutableArray.Create(pieces, start, end - start)));
        }

        return lines.ToImmutable();
    }

    /// <summary>
    /// Returns the indentation of a line that begins with <paramref name="first"/>: that of its statement, or one more level if it continues a statement.
    /// </summary>
    private static int DepthOf(Piece first)
    {
        var position = first.Position;
        return position.Role switch
        {
            TokenRole.Closes when first.IsComment => position.Depth + 1,
            TokenRole.Inside when first.Kind == SyntaxKind.CloseParenthesis => position.Depth + position.Parentheses,
            TokenRole.Inside => position.Depth + Math.Max(1, position.Parentheses),
            _ => position.Depth,
        };
    }
}

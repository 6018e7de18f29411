using System.Collections.Immutable;
using EffNet.Language.Syntax;

namespace EffNet.Language.Formatting;

/// <summary>
/// Determines the pieces before which a line ends. The author's line ends between statements, next to comments and in parentheses are kept. Braces and declarations
/// have their own rules. Otherwise, a statement is on one line. The line ends of a line to which a suppression comment applies are kept, because such a comment applies
/// to a line.
/// </summary>
/// <param name="pieces">All pieces.</param>
/// <param name="keptLines">The lines of the source to which suppression comments apply.</param>
internal sealed class LineBreaks(ImmutableArray<Piece> pieces, ImmutableHashSet<int> keptLines)
{
    private readonly bool[] _leads = FindLeading(pieces);

    /// <summary>Returns <see langword="true"/> if piece <paramref name="index"/> begins a line; otherwise, <see langword="false"/>.</summary>
    public bool IsBefore(int index)
    {
        if (index == 0)
            return true;
        var (before, piece) = (pieces[index - 1], pieces[index]);
        if (piece.IsOnSameLine)
            return !keptLines.Contains(piece.FirstLine) && BreaksLine(index);
        return before.IsComment || piece.IsComment || keptLines.Contains(before.LastLine) || keptLines.Contains(piece.FirstLine) || KeepsBreak(before, piece);
    }

    /// <summary>
    /// Returns <see langword="true"/> if a blank line precedes piece <paramref name="index"/>, which begins a line. Several blank lines of the author become
    /// one.
    /// </summary>
    public bool HasBlankBefore(int index)
    {
        var piece = pieces[index];
        var isBetweenStatements = piece.Position.Role is TokenRole.Begins || (piece.IsComment && piece.Position.Role is TokenRole.Closes or TokenRole.Ends);
        return index > 0 && piece.LineEnds > 1 && isBetweenStatements && pieces[index - 1].Kind != SyntaxKind.OpenBrace;
    }

    /// <summary>
    /// Returns for each piece whether it is a comment that precedes a word on the same line, possibly together with other comments. Such a comment moves with the word. A
    /// comment before a brace moves with the piece before the comment.
    /// </summary>
    private static bool[] FindLeading(ImmutableArray<Piece> pieces)
    {
        var leads = new bool[pieces.Length];
        for (var i = pieces.Length - 2; i >= 0; i--)
        {
            var next = pieces[i + 1];
            var leadsOn = next.IsComment ? leads[i + 1] : next.Position.Role is TokenRole.Begins or TokenRole.Inside;
            leads[i] = pieces[i].IsComment && next.IsOnSameLine && leadsOn;
        }

        return leads;
    }

    /// <summary>Returns <see langword="true"/> if a line end must be added before a piece; otherwise, <see langword="false"/>.</summary>
    private bool BreaksLine(int index)
    {
        var (before, piece) = (pieces[index - 1], pieces[index]);
        if (piece.IsComment && (before.IsComment || !_leads[index]))
            return false;
        return piece.Position.Role switch
        {
            TokenRole.Opens or TokenRole.Closes => piece.Position.Own is { GoesOverLines: true },
            TokenRole.Begins => !before.IsComment && BreaksBeforeStatement(before, piece.Position),
            _ => false,
        };
    }

    private static bool BreaksBeforeStatement(Piece before, TokenPosition position)
    {
        if (position.Own is { IsTooDeep: true })
            return false;
        if (position.Around is not { } around)
            return true;
        return around.GoesOverLines
            && (around.IsSplit
                || before.Kind == SyntaxKind.OpenBrace
                || position.Own is { StandsAlone: true }
                || (before.Kind == SyntaxKind.CloseBrace && before.Position.Own is { StandsAlone: true }));
    }

    /// <summary>
    /// Returns <see langword="true"/> if the author's line end between two pieces, of which none is a comment, is kept; otherwise, <see langword="false"/>.
    /// </summary>
    private static bool KeepsBreak(Piece before, Piece piece) => piece.Position.Role switch
    {
        TokenRole.Begins => true,
        TokenRole.Inside => before.Kind is SyntaxKind.OpenParenthesis or SyntaxKind.Comma || piece.Kind == SyntaxKind.CloseParenthesis || IsSettingRequire(before, piece),
        _ => piece.Position.Own is { GoesOverLines: true },
    };

    /// <summary>
    /// Returns <see langword="true"/> if <c>require</c> is the name of a setting. The line end must then be kept, because the parser reads <c>require</c> as a name only if
    /// the <c>:</c> is on another line.
    /// </summary>
    private static bool IsSettingRequire(Piece before, Piece piece) =>
        piece.Kind == SyntaxKind.Colon && before.Position.Role == TokenRole.Begins && before.Text == Keywords.Require;
}

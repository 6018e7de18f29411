using EffNet.Language.Syntax;

namespace EffNet.Language.Formatting;

/// <summary>Determines the spaces between two pieces on one line.</summary>
internal static class Spacing
{
    /// <summary>The number of spaces for a level of indentation, and also before a comment at the end of a line.</summary>
    public const int Indentation = 4;

    /// <summary>Returns the number of spaces between <paramref name="before"/> and <paramref name="piece"/> without alignment.</summary>
    public static int Between(Piece before, Piece piece)
    {
        if (piece.IsLineComment)
            return before.IsComment ? 1 : Indentation;
        if (piece.IsComment)
            return before.Kind == SyntaxKind.OpenParenthesis ? 0 : 1;
        return IsTight(before.Kind, piece.Kind) ? 0 : 1;
    }

    private static bool IsTight(SyntaxKind? before, SyntaxKind? kind) =>
        before is SyntaxKind.OpenParenthesis or SyntaxKind.Dot
        || kind is SyntaxKind.OpenParenthesis or SyntaxKind.CloseParenthesis or SyntaxKind.Colon or SyntaxKind.Semicolon or SyntaxKind.Comma or SyntaxKind.Dot;
}

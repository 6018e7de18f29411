using EffNet.Language.Syntax;

namespace EffNet.Language.Formatting;

/// <summary>A token or a comment. Formatting moves it and never changes it.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Kind">The kind of the token; <see langword="null"/> for a comment.</param>
/// <param name="Position">The position in the syntax tree; for a comment, the position of the token after it.</param>
/// <param name="FirstLine">The line of the source on which the piece begins.</param>
/// <param name="LastLine">The line of the source on which the piece ends.</param>
/// <param name="LineEnds">The number of line ends in the source between the previous piece and this piece.</param>
internal sealed record Piece(string Text, SyntaxKind? Kind, TokenPosition Position, int FirstLine, int LastLine, int LineEnds)
{
    /// <summary>Gets a value that indicates whether it is a comment of either kind.</summary>
    public bool IsComment => Kind is null;

    /// <summary>Gets a value that indicates whether the piece is a line comment, which only a line end can follow.</summary>
    public bool IsLineComment => IsComment && Text[1] == '/';

    /// <summary>Gets a value that indicates whether the piece is on the same line of the source as the piece before it.</summary>
    public bool IsOnSameLine => LineEnds == 0;

    /// <summary>Gets a value that indicates whether it has several lines and therefore no width.</summary>
    public bool HasLines => FirstLine != LastLine;
}

using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// One token. Everything before it that is no token belongs to it (<see cref="FullStart"/> up to its span): white space, comments, and characters the
/// language has no use for. So the tokens of a file, put one behind the other, are the file: nothing a user writes is lost.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, without the trivia before it.</param>
/// <param name="FullStart">Where the trivia before it begins.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">Its place in its line, from 0.</param>
/// <param name="StartsLine">Whether it is the first on its line: where error recovery may start again.</param>
/// <param name="FollowsError">Whether the lexer has reported something in the trivia before it: what is missing here may have been meant there.</param>
public sealed record SyntaxToken(
    SyntaxKind Kind, string Text, int FullStart, TextSpan Span, int Column, bool StartsLine, bool FollowsError)
{
    /// <summary>The token's text as a person would name it in a message.</summary>
    public string Display => Kind == SyntaxKind.EndOfFile ? "the end of the file" : $"'{Text}'";
}

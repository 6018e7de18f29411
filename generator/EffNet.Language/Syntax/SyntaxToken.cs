using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// One token. White space and comments before it belong to it (<see cref="FullStart"/> up to its span), so that the tokens
/// of a file, put one behind the other, are the file: nothing a user writes is lost.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters, without the trivia before it.</param>
/// <param name="FullStart">Where the trivia before it begins.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="StartsLine">Whether it is the first on its line: where error recovery may start again.</param>
public sealed record SyntaxToken(SyntaxKind Kind, string Text, int FullStart, TextSpan Span, bool StartsLine)
{
    /// <summary>The token's text as a person would name it in a message.</summary>
    public string Display => Kind == SyntaxKind.EndOfFile ? "the end of the file" : $"'{Text}'";
}

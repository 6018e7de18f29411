using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// A token. The text between the previous token and this one is its leading trivia: white space, comments, and unreadable characters. The tokens of a tree with
/// their trivia, in order, form the text of the file.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">The characters, without trivia; empty for the end of the file and for a missing token.</param>
/// <param name="LeadingTrivia">The text before it.</param>
/// <param name="Start">The offset of the first character.</param>
/// <param name="Column">The position in its line, from 0.</param>
/// <param name="StartsLine"><see langword="true"/> if the token is the first one on its line. Error recovery may continue at such a token.</param>
/// <param name="FollowsError">
/// <see langword="true"/> if the lexer reported an error between the previous token and this one, or a <c>-</c> at the start of this one directly after a word. That
/// text may have been meant as a token that is missing here.
/// </param>
public sealed record SyntaxToken(
    SyntaxKind Kind, string Text, ImmutableArray<SyntaxTrivia> LeadingTrivia, int Start, int Column, bool StartsLine, bool FollowsError) : SyntaxElement
{
    /// <inheritdoc/>
    public override TextSpan Span => new(Start, Text.Length);

    /// <summary>
    /// Gets the lexer's errors in the text between the previous token and this one. The lexer reports at most one error for unreadable characters per line.
    /// </summary>
    public ImmutableArray<Diagnostic> Mistakes { get; init; } = ImmutableArray<Diagnostic>.Empty;

    /// <summary>Gets whether the grammar requires the token and the text does not contain it. A missing token has no characters.</summary>
    public bool IsMissing => Text.Length == 0 && Kind != SyntaxKind.EndOfFile;

    /// <summary>Gets whether a comment is between the previous token and this one.</summary>
    internal bool HasComment => LeadingTrivia.Any(t => t.IsComment);

    /// <summary>Gets the characters with the trivia before them.</summary>
    public string FullText => LeadingTrivia.IsEmpty ? Text : string.Concat(LeadingTrivia.Select(t => t.Text)) + Text;

    /// <summary>Gets the token's text, as a message quotes it. A long text is cut.</summary>
    public string Display => Kind == SyntaxKind.EndOfFile ? "the end of the file" : $"'{MessageText.Shorten(Text)}'";
}

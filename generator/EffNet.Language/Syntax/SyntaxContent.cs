using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>The content of a node, which all kinds of nodes have.</summary>
/// <param name="Children">The tokens and nodes, in the order of the text.</param>
/// <param name="Span">The span from the first to the last token. A node without tokens, such as a missing argument, has the span of the next token.</param>
/// <param name="HasErrors">
/// <see langword="true"/> if the node has a syntax error: a token is missing or was skipped, an error was reported, or text between its tokens is unreadable.
/// </param>
public sealed record SyntaxContent(ImmutableArray<SyntaxElement> Children, TextSpan Span, bool HasErrors)
{
    /// <summary>Gets the errors in the node and its children, in the order in which they were found.</summary>
    public ImmutableArray<Diagnostic> Mistakes { get; init; } = ImmutableArray<Diagnostic>.Empty;

    /// <summary>Returns the content with skipped tokens after the other children.</summary>
    internal SyntaxContent Append(SkippedSyntax skipped) => new(Children.Add(skipped), TextSpan.FromBounds(Span.Start, skipped.Span.End), HasErrors: true)
    {
        Mistakes = Mistakes.AddRange(skipped.Content.Mistakes),
    };
}

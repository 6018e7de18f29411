using System.Collections.Immutable;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>What all nodes have in common.</summary>
/// <param name="Children">The tokens and nodes, in the order of the text.</param>
/// <param name="Span">From the first to the last token. A node without tokens, such as an argument that is missing, has the span of the token that follows it.</param>
/// <param name="HasErrors">
/// Whether parsing it failed somewhere: a token is missing or was skipped, an error was reported, or text between its tokens is unreadable.
/// </param>
public sealed record SyntaxContent(ImmutableArray<SyntaxElement> Children, TextSpan Span, bool HasErrors)
{
    /// <summary>The first mistake in the node that is in none of its child nodes; <see langword="null"/> if there is none.</summary>
    public Diagnostic? Mistake { get; init; }

    /// <summary>The content with skipped tokens after the other children.</summary>
    internal SyntaxContent Append(SkippedSyntax skipped) =>
        this with { Children = Children.Add(skipped), Span = TextSpan.FromBounds(Span.Start, skipped.Span.End), HasErrors = true };
}

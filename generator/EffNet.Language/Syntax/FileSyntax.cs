using System.Collections.Immutable;
using EffNet.Language.Diagnostics;

namespace EffNet.Language.Syntax;

/// <summary>A whole file.</summary>
/// <param name="Statements">The statements at its top level, in order.</param>
/// <param name="Content">The children, the last of which is the end of the file; the span is the whole text.</param>
public sealed record FileSyntax(ImmutableArray<StatementSyntax> Statements, SyntaxContent Content) : SyntaxNode(Content)
{
    /// <summary>Gets the syntax errors of the file, in the order of the text.</summary>
    public IEnumerable<Diagnostic> Mistakes => DiagnosticBag.Sort(Content.Mistakes);

    /// <summary>
    /// Gets the error about a comment without an end; <see langword="null"/> if all comments end. The text after the start of the comment is not read, so it may contain
    /// any declaration.
    /// </summary>
    public Diagnostic? Unread { get; init; }
}

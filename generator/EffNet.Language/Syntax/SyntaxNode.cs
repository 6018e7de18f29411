using System.Collections.Immutable;
using System.Text;
using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>
/// A node of the syntax tree. The tree contains every character of the file: a token that the parser cannot use is in a <see cref="SkippedSyntax"/>. A token
/// that the grammar requires and the file does not contain is a child without characters (<see cref="SyntaxToken.IsMissing"/>). A value that cannot be read is
/// <see langword="null"/>.
/// </summary>
/// <param name="Content">The node's children, span and error flag.</param>
public abstract record SyntaxNode(SyntaxContent Content) : SyntaxElement
{
    /// <inheritdoc cref="SyntaxContent.Children"/>
    public ImmutableArray<SyntaxElement> Children => Content.Children;

    /// <inheritdoc/>
    public override TextSpan Span => Content.Span;

    /// <inheritdoc cref="SyntaxContent.HasErrors"/>
    public bool HasErrors => Content.HasErrors;

    /// <summary>Returns all tokens of the node in the order of the text, missing tokens included.</summary>
    public ImmutableArray<SyntaxToken> DescendantTokens()
    {
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>();
        Collect(Children, tokens);
        return tokens.ToImmutable();
    }

    /// <summary>Returns the text of the node, with the trivia of all its tokens.</summary>
    public string ToFullText()
    {
        var text = new StringBuilder();
        foreach (var token in DescendantTokens())
            text.Append(token.FullText);
        return text.ToString();
    }

    /// <summary>Returns the first error in the node, by position; <see langword="null"/> if there is no error, or if all errors are ignored.</summary>
    /// <param name="isOther">
    /// A function that returns <see langword="true"/> for a child whose errors are ignored; <see langword="null"/> to ignore no errors.
    /// </param>
    internal Diagnostic? FindMistake(Predicate<SyntaxNode>? isOther = null)
    {
        var others = isOther is null ? [] : Children.OfType<SyntaxNode>().Where(child => isOther(child)).SelectMany(child => child.Content.Mistakes);
        return DiagnosticBag.Sort(Content.Mistakes.Except(others)).FirstOrDefault();
    }

    /// <summary>Adds the tokens of <paramref name="elements"/> to <paramref name="tokens"/>.</summary>
    internal static void Collect(ImmutableArray<SyntaxElement> elements, ImmutableArray<SyntaxToken>.Builder tokens)
    {
        foreach (var element in elements)
        {
            if (element is SyntaxToken token)
                tokens.Add(token);
            else
                Collect(((SyntaxNode)element).Children, tokens);
        }
    }

    /// <summary>Returns the child token of the kind <paramref name="kind"/>. The node has exactly one.</summary>
    private protected SyntaxToken TokenOf(SyntaxKind kind) => Children.OfType<SyntaxToken>().First(t => t.Kind == kind);
}

using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>A part of the syntax tree: a node, or a token, which is a leaf.</summary>
public abstract record SyntaxElement
{
    /// <summary>Gets the span of the element, without the trivia before its first token.</summary>
    public abstract TextSpan Span { get; }
}

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

    /// <summary>Returns the first error in the node, by position; <see langword="null"/> if its syntax is correct.</summary>
    /// <param name="isOther">Whether to ignore the errors of a child. By default, no errors are ignored.</param>
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

/// <summary>A whole file.</summary>
/// <param name="Statements">The statements at its top level, in order.</param>
/// <param name="Content">The children, the last of which is the end of the file; the span is the whole text.</param>
public sealed record FileSyntax(ImmutableArray<StatementSyntax> Statements, SyntaxContent Content) : SyntaxNode(Content)
{
    /// <summary>Gets the syntax errors of the file, in the order of the text.</summary>
    public IEnumerable<Diagnostic> Mistakes => DiagnosticBag.Sort(Content.Mistakes);

    /// <summary>
    /// Gets the error of a comment without an end; <see langword="null"/> if all comments end. The text after it is not read, so it may contain any
    /// declaration.
    /// </summary>
    public Diagnostic? Unread { get; init; }
}

/// <summary>Tokens that the parser could not use.</summary>
/// <param name="Content">The tokens.</param>
public sealed record SkippedSyntax(SyntaxContent Content) : SyntaxNode(Content);

/// <summary>A statement, which ends with <c>;</c> or <c>}</c>.</summary>
/// <param name="Name">The word that identifies the statement.</param>
/// <param name="Content">The children.</param>
public abstract record StatementSyntax(SyntaxToken Name, SyntaxContent Content) : SyntaxNode(Content);

/// <summary>A property: <c>name: value;</c>.</summary>
/// <param name="Name">The setting, or the name of a stage.</param>
/// <param name="Value">The value; <see langword="null"/> if it cannot be read, which is reported.</param>
/// <param name="Content">The children.</param>
public sealed record PropertySyntax(SyntaxToken Name, ValueSyntax? Value, SyntaxContent Content) : StatementSyntax(Name, Content);

/// <summary>A directive: <c>effnet 1;</c> or <c>namespace A.B;</c>.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Value">The value; <see langword="null"/> if it cannot be read, which is reported.</param>
/// <param name="Content">The children.</param>
public sealed record DirectiveSyntax(SyntaxToken Name, ValueSyntax? Value, SyntaxContent Content) : StatementSyntax(Name, Content);

/// <summary>A requirement: <c>require flops &lt;= 600M;</c>.</summary>
/// <param name="Name">The word <c>require</c>.</param>
/// <param name="Bound">The required bound.</param>
/// <param name="Content">The children.</param>
public sealed record RequireSyntax(SyntaxToken Name, BoundSyntax Bound, SyntaxContent Content) : StatementSyntax(Name, Content);

/// <summary>A block: <c>rounding { … }</c>, or with a keyword and modifiers <c>public family EfficientNet { … }</c>.</summary>
/// <param name="Modifiers">The modifiers, which are the words before the keyword.</param>
/// <param name="Keyword">
/// <c>family</c>, <c>variant</c>, <c>search</c>, <c>profile</c>, or another word before the name; <see langword="null"/> for a plain block.
/// </param>
/// <param name="Name">The declared name, or the word of a plain block.</param>
/// <param name="Statements">The statements between the braces.</param>
/// <param name="Content">The children.</param>
public sealed record BlockSyntax(
    ImmutableArray<SyntaxToken> Modifiers,
    SyntaxToken? Keyword,
    SyntaxToken Name,
    ImmutableArray<StatementSyntax> Statements,
    SyntaxContent Content) : StatementSyntax(Name, Content)
{
    /// <summary>
    /// Gets whether the block is a declaration that does not belong in its parent, such as a family in a variant. At the start of a line, the parser treats
    /// such a declaration as a sign of a missing <c>}</c>.
    /// </summary>
    public bool IsTooDeep { get; init; }

    /// <summary>Gets whether a comment without an end cuts the block off. Anything that the block lacks may be in the comment.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Gets the <c>{</c>.</summary>
    public SyntaxToken OpenBrace => TokenOf(SyntaxKind.OpenBrace);

    /// <summary>Gets the <c>}</c>. If it is missing, unreadable text after the block belongs to it.</summary>
    public SyntaxToken CloseBrace => TokenOf(SyntaxKind.CloseBrace);
}

/// <summary>A value, for example after a colon or between commas.</summary>
/// <param name="Content">The children.</param>
public abstract record ValueSyntax(SyntaxContent Content) : SyntaxNode(Content);

/// <summary>A number.</summary>
/// <param name="Literal">The number as written.</param>
/// <param name="Content">The token.</param>
public sealed record NumberSyntax(NumberLiteral Literal, SyntaxContent Content) : ValueSyntax(Content);

/// <summary>A name: one word, or several separated by dots.</summary>
/// <param name="Text">The words and dots, without white space.</param>
/// <param name="Content">The words and dots.</param>
public sealed record NameSyntax(string Text, SyntaxContent Content) : ValueSyntax(Content);

/// <summary>A call: <c>op(name: value, …)</c>.</summary>
/// <param name="Name">The word before the parenthesis.</param>
/// <param name="Arguments">The arguments between the parentheses.</param>
/// <param name="Content">The children.</param>
public sealed record CallSyntax(SyntaxToken Name, ImmutableArray<ArgumentSyntax> Arguments, SyntaxContent Content) : ValueSyntax(Content);

/// <summary>A fraction of a quantity: <c>0.25 of expanded</c>.</summary>
/// <param name="Number">The fraction.</param>
/// <param name="Base">The quantity that it is a fraction of.</param>
/// <param name="Content">The children.</param>
public sealed record RatioSyntax(NumberSyntax Number, NameSyntax Base, SyntaxContent Content) : ValueSyntax(Content);

/// <summary>A range: <c>from 1.0 to 1.4 step 0.05</c>.</summary>
/// <param name="From">The first value.</param>
/// <param name="To">The limit, which is the last value if a step reaches it exactly.</param>
/// <param name="Step">The difference between two values.</param>
/// <param name="Content">The children.</param>
public sealed record RangeSyntax(NumberSyntax From, NumberSyntax To, NumberSyntax Step, SyntaxContent Content) : ValueSyntax(Content);

/// <summary>A bound on a cost: <c>memory(batch: 8) &lt;= 40MiB</c>, or <c>flops within 5% of 2 * baseline</c>.</summary>
/// <param name="Cost">The bounded cost.</param>
/// <param name="Options">The cost with the parentheses after it; <see langword="null"/> if there are none.</param>
/// <param name="Operator"><c>=</c>, <c>~</c>, <c>&lt;=</c>, <c>&gt;=</c>, or the kind of the word <c>within</c>.</param>
/// <param name="Number">The number; <see langword="null"/> if it cannot be read, which is reported.</param>
/// <param name="Content">The children.</param>
public sealed record BoundSyntax(SyntaxToken Cost, CallSyntax? Options, SyntaxKind Operator, NumberSyntax? Number, SyntaxContent Content) : ValueSyntax(Content)
{
    /// <summary>Gets the span of the comparison, from its operator to the number with which the cost is compared.</summary>
    internal TextSpan ComparisonSpan
    {
        get
        {
            var tokens = Children.OfType<SyntaxToken>().Where(t => t.Start >= (Options?.Span ?? Cost.Span).End).ToList();
            return TextSpan.FromBounds(tokens[0].Start, (Share is null ? tokens[0] : tokens.First(t => t.Text == Keywords.Of)).Span.End);
        }
    }

    /// <summary>
    /// Gets the share of the number by which the cost may differ from it, after <c>within</c>; <see langword="null"/> for the other comparisons.
    /// </summary>
    public NumberSyntax? Share { get; init; }

    /// <summary>Gets the word after <c>*</c>, of which the number is a multiple; <see langword="null"/> if the number is the cost itself.</summary>
    public SyntaxToken? Unit { get; init; }
}

/// <summary>One argument of a call.</summary>
/// <param name="Name">The name; <see langword="null"/> for a positional argument.</param>
/// <param name="Value">The value; <see langword="null"/> if it cannot be read, which is reported.</param>
/// <param name="Content">The children.</param>
public sealed record ArgumentSyntax(SyntaxToken? Name, ValueSyntax? Value, SyntaxContent Content) : SyntaxNode(Content);

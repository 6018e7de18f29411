using System.Collections.Immutable;
using EffNet.Language.Text;

namespace EffNet.Language.Syntax;

/// <summary>A piece of a file's structure with the place it stands at.</summary>
/// <param name="Span">From its first to its last token.</param>
public abstract record SyntaxNode(TextSpan Span);

/// <summary>A whole file.</summary>
/// <param name="Statements">What stands at its top level, in order.</param>
/// <param name="Tokens">Every token, those that were skipped included.</param>
/// <param name="Comments">Every comment that ends.</param>
/// <param name="Span">The whole text.</param>
public sealed record FileSyntax(
    ImmutableArray<StatementSyntax> Statements, ImmutableArray<SyntaxToken> Tokens, ImmutableArray<CommentSyntax> Comments, TextSpan Span)
    : SyntaxNode(Span);

/// <summary><c>// …</c>, or <c>/* … */</c></summary>
/// <param name="Text">What it says.</param>
/// <param name="Span">The comment.</param>
/// <param name="StandsAlone">Whether nothing stands before it on its line.</param>
public sealed record CommentSyntax(string Text, TextSpan Span, bool StandsAlone) : SyntaxNode(Span);

/// <summary>Anything that ends with <c>;</c> or <c>}</c>.</summary>
/// <param name="Name">The word that says what the statement is about.</param>
/// <param name="Span">From its first to its last token.</param>
public abstract record StatementSyntax(SyntaxToken Name, TextSpan Span) : SyntaxNode(Span);

/// <summary><c>name: value;</c></summary>
/// <param name="Name">The setting, or a stage's own name.</param>
/// <param name="Value">The value; <see langword="null"/> where it could not be read, which has been reported.</param>
/// <param name="Span">The statement.</param>
public sealed record PropertySyntax(SyntaxToken Name, ValueSyntax? Value, TextSpan Span) : StatementSyntax(Name, Span);

/// <summary><c>effnet 1;</c> or <c>namespace A.B;</c></summary>
/// <param name="Name">The keyword.</param>
/// <param name="Value">What follows it.</param>
/// <param name="Span">The statement.</param>
public sealed record DirectiveSyntax(SyntaxToken Name, ValueSyntax? Value, TextSpan Span) : StatementSyntax(Name, Span);

/// <summary><c>require flops &lt;= 600M;</c></summary>
/// <param name="Name">The word <c>require</c>.</param>
/// <param name="Bound">What it demands.</param>
/// <param name="Span">The statement.</param>
public sealed record RequireSyntax(SyntaxToken Name, BoundSyntax Bound, TextSpan Span) : StatementSyntax(Name, Span);

/// <summary><c>rounding { … }</c>, or with a keyword and modifiers <c>public family EfficientNet { … }</c>.</summary>
/// <param name="Modifiers">Words before the keyword.</param>
/// <param name="Keyword"><c>family</c>, <c>variant</c>, <c>search</c>, <c>profile</c>; <see langword="null"/> for a plain block.</param>
/// <param name="Name">The declared name, or the plain block's own word.</param>
/// <param name="Statements">What stands between the braces.</param>
/// <param name="Span">The whole block.</param>
public sealed record BlockSyntax(
    ImmutableArray<SyntaxToken> Modifiers,
    SyntaxToken? Keyword,
    SyntaxToken Name,
    ImmutableArray<StatementSyntax> Statements,
    TextSpan Span) : StatementSyntax(Name, Span);

/// <summary>What stands behind a colon, or between commas.</summary>
/// <param name="Span">From its first to its last token.</param>
public abstract record ValueSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A number.</summary>
/// <param name="Literal">What it says.</param>
/// <param name="Span">Its token.</param>
public sealed record NumberSyntax(NumberLiteral Literal, TextSpan Span) : ValueSyntax(Span);

/// <summary>A word, or several joined by dots.</summary>
/// <param name="Text">The words and dots, without white space.</param>
/// <param name="Span">From the first to the last word.</param>
public sealed record NameSyntax(string Text, TextSpan Span) : ValueSyntax(Span);

/// <summary><c>op(name: value, …)</c></summary>
/// <param name="Name">The word before the parenthesis.</param>
/// <param name="Arguments">What stands between the parentheses.</param>
/// <param name="Span">The whole call.</param>
public sealed record CallSyntax(SyntaxToken Name, ImmutableArray<ArgumentSyntax> Arguments, TextSpan Span) : ValueSyntax(Span);

/// <summary><c>0.25 of expanded</c></summary>
/// <param name="Number">The fraction.</param>
/// <param name="Base">What it is taken of.</param>
/// <param name="Span">All three.</param>
public sealed record RatioSyntax(NumberSyntax Number, NameSyntax Base, TextSpan Span) : ValueSyntax(Span);

/// <summary><c>from 1.0 to 1.4 step 0.05</c></summary>
/// <param name="From">The first value.</param>
/// <param name="To">The last value, included where a step meets it.</param>
/// <param name="Step">The difference between two values.</param>
/// <param name="Span">All of it.</param>
public sealed record RangeSyntax(NumberSyntax From, NumberSyntax To, NumberSyntax Step, TextSpan Span) : ValueSyntax(Span);

/// <summary><c>memory(batch: 8) &lt;= 40MiB</c>, or <c>flops within 5% of 2 * baseline</c></summary>
/// <param name="Cost">The cost that is bounded.</param>
/// <param name="Options">The cost with what stands in parentheses behind it, if anything does.</param>
/// <param name="Operator"><c>=</c>, <c>~</c>, <c>&lt;=</c>, or the kind of the word <c>within</c>.</param>
/// <param name="Number">The number; <see langword="null"/> where it could not be read, which has been reported.</param>
/// <param name="Span">All of it.</param>
public sealed record BoundSyntax(SyntaxToken Cost, CallSyntax? Options, SyntaxKind Operator, NumberSyntax? Number, TextSpan Span) : ValueSyntax(Span)
{
    /// <summary>The share of the number by which the cost may differ from it, after <c>within</c>; <see langword="null"/> for the other comparisons.</summary>
    public NumberSyntax? Share { get; init; }

    /// <summary>The word after <c>*</c>, which the number counts; <see langword="null"/> if the number is the cost itself.</summary>
    public SyntaxToken? Unit { get; init; }
}

/// <summary>One argument of a call.</summary>
/// <param name="Name">Its name; <see langword="null"/> for one told by its position.</param>
/// <param name="Value">Its value; <see langword="null"/> where it could not be read, which has been reported.</param>
/// <param name="Span">The argument.</param>
public sealed record ArgumentSyntax(SyntaxToken? Name, ValueSyntax? Value, TextSpan Span) : SyntaxNode(Span);

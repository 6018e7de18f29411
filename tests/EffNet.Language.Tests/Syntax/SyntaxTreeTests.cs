using EffNet.Fuzz.Inputs;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Language.Tests.Syntax;

/// <summary>The tree of any text has every character of the text, and its nodes state whether they have errors.</summary>
public sealed class SyntaxTreeTests
{
    private const long Seed = 1;
    private const int Inputs = 2_000;

    public static TheoryData<string> Files => [.. Shipped.Every];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_full_text_of_a_tree_is_the_text_of_its_shipped_file(string file)
    {
        var text = Shipped.Read(file);
        var tree = Parse(text, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(text, tree.ToFullText());
        Assert.False(tree.HasErrors);
        Assert.DoesNotContain(Nodes(tree), node => node is SkippedSyntax || node.HasErrors);
        Assert.DoesNotContain(tree.DescendantTokens(), token => token.IsMissing);
    }

    [Fact]
    public void The_full_text_of_a_tree_is_the_text_of_its_mutated_file()
    {
        var factory = new InputFactory(Corpus.Load(), Seed);
        for (var index = 0; index < Inputs; index++)
        {
            var text = factory.Create(index).Text;
            var tree = Parse(text, out var diagnostics);
            Assert.Equal(text, tree.ToFullText());
            Assert.Equal(diagnostics.Count > 0, tree.HasErrors);
            Assert.DoesNotContain(Nodes(tree), node => !CoversItsChildren(node));
        }
    }

    [Fact]
    public void Punctuation_is_a_child_of_its_node()
    {
        var family = (BlockSyntax)Parse("public family F { se: f(a: 1, 2 of x); }", out _).Statements.Single();
        Assert.Equal(["public", "family", "F", "{", "PropertySyntax", "}"], Describe(family));
        var property = (PropertySyntax)family.Statements.Single();
        Assert.Equal(["se", ":", "CallSyntax", ";"], Describe(property));
        Assert.Equal(["f", "(", "ArgumentSyntax", ",", "ArgumentSyntax", ")"], Describe(property.Value!));
        Assert.Equal("{", family.OpenBrace.Text);
        Assert.Equal("}", family.CloseBrace.Text);
    }

    [Fact]
    public void Trivia_belongs_to_the_token_after_it()
    {
        var name = Parse(" // one\n/* two */ @ name: 1;", out _).Statements.Single().Name;
        Assert.Equal(
            [
                SyntaxTriviaKind.WhiteSpace, SyntaxTriviaKind.LineComment, SyntaxTriviaKind.WhiteSpace, SyntaxTriviaKind.BlockComment, SyntaxTriviaKind.WhiteSpace,
                SyntaxTriviaKind.Unreadable, SyntaxTriviaKind.WhiteSpace,
            ],
            name.LeadingTrivia.Select(t => t.Kind));
        Assert.Equal([" one", " two "], name.LeadingTrivia.Where(t => t.IsComment).Select(t => t.CommentText));
    }

    [Theory]
    [InlineData("a: 1", "a : NumberSyntax ;?")]
    [InlineData("a 1;", "a :? SkippedSyntax")]
    [InlineData("a: 1 2;", "a : NumberSyntax ;? SkippedSyntax")]
    [InlineData("a: 1x;", "a : SkippedSyntax ;")]
    [InlineData("family F { a: 1;", "family F { PropertySyntax }?")]
    [InlineData("family F a: 1; }", "family F {? PropertySyntax }")]
    [InlineData("family: F { }", "family SkippedSyntax F { }")]
    public void Missing_tokens_have_no_characters_and_unusable_tokens_are_skipped(string text, string children)
    {
        var statement = Parse(text, out _).Statements.Single();
        Assert.Equal(children.Split(' '), Describe(statement));
        Assert.True(statement.HasErrors);
    }

    [Fact]
    public void Only_the_nodes_around_a_mistake_have_errors()
    {
        var family = (BlockSyntax)Parse("family F { variant A { phi: 1; } @ variant B { phi: 1; } variant C { phi: 1x; } }", out _).Statements.Single();
        Assert.True(family.HasErrors);
        Assert.Equal([false, false, true], family.Statements.Select(s => s.HasErrors));
    }

    [Fact]
    public void An_extra_brace_is_part_of_the_statement_before_it()
    {
        const string Text = "family F {\n    variant A { } }\n    variant B { }\n}";
        var family = (BlockSyntax)Parse(Text, out var diagnostics).Statements.Single();
        Assert.Equal("EFN1003", Assert.Single(diagnostics).Rule.Id);
        Assert.Equal([true, false], family.Statements.Select(s => s.HasErrors));
        Assert.True(family.Statements[0].Span.Contains(diagnostics[0].Span));
        Assert.IsType<SkippedSyntax>(family.Statements[0].Children[^1]);
    }

    [Fact]
    public void Unreadable_text_instead_of_a_brace_is_part_of_the_block()
    {
        const string Text = "family F { a: 1; ]";
        var family = (BlockSyntax)Parse(Text, out _).Statements.Single();
        Assert.True(family.CloseBrace.IsMissing);
        Assert.Equal(" ]", family.CloseBrace.FullText);
        Assert.Equal(Text.Length, family.Span.End);
    }

    private static FileSyntax Parse(string text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var tree = Parser.Parse(text);
        diagnostics = [.. tree.Mistakes];
        return tree;
    }

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) => node.Children.OfType<SyntaxNode>().SelectMany(Nodes).Prepend(node);

    /// <summary>Returns a description of each child: the text of a token, with '?' after a missing token, or the type name of a node.</summary>
    private static IEnumerable<string> Describe(SyntaxNode node) => node.Children.Select(child => child switch
    {
        SyntaxToken { IsMissing: true } missing => Punctuation(missing.Kind) + "?",
        SyntaxToken token => token.Text,
        _ => child.GetType().Name,
    });

    private static string Punctuation(SyntaxKind kind) => kind switch
    {
        SyntaxKind.OpenBrace => "{",
        SyntaxKind.CloseBrace => "}",
        SyntaxKind.Colon => ":",
        SyntaxKind.Semicolon => ";",
        _ => kind.ToString(),
    };

    private static bool CoversItsChildren(SyntaxNode node)
    {
        var end = node.Span.Start;
        foreach (var child in node.Children)
        {
            if (child.Span.Start < end || child.Span.End > node.Span.End)
                return false;
            end = child is SyntaxNode { Children.IsEmpty: true } ? child.Span.Start : child.Span.End;
        }

        return true;
    }
}

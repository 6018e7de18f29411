using System.Collections.Immutable;
using System.Text.RegularExpressions;
using EffNet.Fuzz.Inputs;
using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;

namespace EffNet.Editors.Tests.Support;

/// <summary>The fuzzer's file that has every word of the language, and what the compiler says about its places.</summary>
internal static partial class WholeLanguage
{
    /// <summary>Near no word, so that the compiler names all it knows.</summary>
    private const string Nonsense = "zzzzzzzzzzzzzzzzzzzzzzzz";

    private static readonly Lazy<ImmutableArray<OfferedWord>> s_offers = new(() => [.. FindOffers()]);

    /// <summary>The file.</summary>
    public static string Text { get; } = Corpus.Load().Texts.Single(t => t.Name == "seeds/whole-language.effnet").Text;

    /// <summary>The words the compiler offers, in turn, instead of each word of the file.</summary>
    public static ImmutableArray<OfferedWord> Offers => s_offers.Value;

    private static IEnumerable<OfferedWord> FindOffers()
    {
        var file = Parser.Parse(Text);
        var statements = StartsOf(file.Statements).ToHashSet();
        return from token in file.DescendantTokens()
               where token.Kind == SyntaxKind.Identifier
               from diagnostic in ModelCompiler.Compile(With(Nonsense, token)).Diagnostics
               where diagnostic.Rule.Id == "EFN1101" && diagnostic.Span.Start == token.Span.Start
               from word in Known().Match(diagnostic.Message).Groups["word"].Captures
               select new OfferedWord(word.Value, LineAt(token.Span.Start, With(word.Value, token)), token.Column, statements.Contains(token.Span.Start));
    }

    private static string With(string word, SyntaxToken token) => Text.Remove(token.Span.Start, token.Span.Length).Insert(token.Span.Start, word);

    private static string LineAt(int position, string text) => text[(text.LastIndexOf('\n', position) + 1)..text.IndexOf('\n', position)];

    private static IEnumerable<int> StartsOf(IEnumerable<StatementSyntax> statements) => statements.SelectMany(statement => statement switch
    {
        BlockSyntax block => [(block.Keyword ?? block.Name).Span.Start, .. StartsOf(block.Statements)],
        _ => (IEnumerable<int>)[statement.Name.Span.Start],
    });

    [GeneratedRegex(@"Expected (?:one of )?(?:'(?<word>[a-z0-9_]+)'(?:, )?)+\.$")]
    private static partial Regex Known();
}

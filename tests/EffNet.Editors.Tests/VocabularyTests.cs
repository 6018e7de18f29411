using System.Text.Json;
using System.Text.RegularExpressions;
using EffNet.Language;
using EffNet.Language.Networks.Operators;
using EffNet.Language.Schema;
using EffNet.Language.Syntax;

namespace EffNet.Editors.Tests;

/// <summary>
/// Every word of the language has the right color, and the grammar has no other words: a word that is added to the language or removed from it fails a
/// test here until the grammar follows.
/// </summary>
public sealed partial class VocabularyTests
{
    /// <summary>A line for every keyword. Keywords that cannot be used alone have a value before or after them.</summary>
    private static readonly Dictionary<string, (string Line, string Scope)> s_keywords = new(StringComparer.Ordinal)
    {
        [Keywords.EffNet] = ("effnet 1;", "keyword.control.version"),
        [Keywords.Namespace] = ("namespace A.B;", "keyword.other.namespace"),
        [Keywords.Profile] = ("profile P { }", "storage.type"),
        [Keywords.Family] = ("family F { }", "storage.type"),
        [Keywords.Variant] = ("variant V { }", "storage.type"),
        [Keywords.Search] = ("search S { }", "storage.type"),
        [Keywords.Require] = ("require flops <= 1M;", "keyword.control.require"),
        [Keywords.Of] = ("s: mbconv(se: 0.25 of input);", "keyword.other.fraction"),
        [Keywords.From] = ("alpha: from 1 to 2 step 0.1;", "keyword.other.range"),
        [Keywords.To] = ("alpha: from 1 to 2 step 0.1;", "keyword.other.range"),
        [Keywords.Step] = ("alpha: from 1 to 2 step 0.1;", "keyword.other.range"),
        [Keywords.Within] = ("require flops within 5% of 2 * baseline;", "keyword.other.comparison"),
    };

    /// <summary>Words that occur only in comments.</summary>
    private static readonly string[] s_ofSuppressions = ["ignore", "EFN"];

    private static readonly Setting[] s_settings = [.. Enum.GetValues<BlockKind>().SelectMany(kind => LanguageSchema.SettingsOf(kind))];

    [Fact]
    public void Every_keyword_is_colored()
    {
        var keywords = typeof(Keywords).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(s_keywords.Keys.Order(StringComparer.Ordinal), keywords.Order(StringComparer.Ordinal));
        Assert.All(s_keywords, k => Assert.Equal(k.Value.Scope, ScopeOf(k.Key, k.Value.Line)));
    }

    [Fact]
    public void Every_setting_of_every_block_is_colored()
    {
        Assert.NotEmpty(s_settings);
        Assert.All(s_settings, setting =>
        {
            Assert.Matches(@"^(keyword|storage\.type|support\.type\.property-name)", ScopeOf(setting.Word, setting.Example));
            Assert.DoesNotContain(Grammar.Tokenize(setting.Example), token => token.IsUnknown);
        });
    }

    [Fact]
    public void Every_operator_is_colored()
    {
        Assert.NotEmpty(StageOperator.All);
        foreach (var name in StageOperator.All.Select(o => o.Name))
        {
            Assert.Equal("support.function.operator", ScopeOf(name, $"stage1: {name}(kernel: 3);"));
            Assert.Equal("support.function.operator", ScopeOf(name, $"stage1:\n    {name}(kernel: 3);"));
            Assert.Equal("entity.name.tag.stage", ScopeOf("stage2", $"stage1: {name}(kernel: 3\nstage2: {name}(kernel: 3"));
        }
    }

    [Fact]
    public void Every_argument_of_an_operator_is_colored_in_a_table_row_and_in_an_override()
    {
        foreach (var name in StageOperator.All.SelectMany(o => o.Parameters).Select(a => a.Name).Distinct())
        {
            Assert.Equal("variable.parameter", ScopeOf(name, $"stage1: conv({name}: 1);"));
            Assert.Equal("support.type.property-name", ScopeOf(name, $"stage1 {{ {name}: 1; }}"));
        }
    }

    [Fact]
    public void Every_unit_of_a_number_is_colored()
    {
        Assert.All(Enum.GetValues<NumberUnit>(), unit =>
        {
            var text = unit switch { NumberUnit.None => string.Empty, NumberUnit.Percent => "%", _ => unit.ToString() };
            Assert.Equal(unit, NumberLiteral.TryParse($"2{text}", out _)!.Unit);
            var tokens = Grammar.Tokenize($"2{text}");
            Assert.All(tokens, token => Assert.Contains("constant.numeric.effnet", token.Scopes));
            Assert.Equal(text, string.Concat(tokens.Where(token => token.Scope == "keyword.other.unit").Select(token => token.Text)));
        });
    }

    [Fact]
    public void Every_word_that_can_be_a_value_is_colored_as_a_value()
    {
        string[] some =
        [
            "public", "symmetric", "torchvision", "silu", "efficientnet", "ceiling", "compound", "expanded", "forward", "both", "first", "average", "activations", "solve",
            "none", "baseline",
        ];
        Assert.Empty(some.Except(ValueWords.All.Select(value => value.Word)));
        Assert.All(ValueWords.All, value =>
        {
            var token = Grammar.Tokenize(value.Line).Last(t => t.Text == value.Word);
            Assert.False(token.IsUnknown || token.Scope.StartsWith("entity.", StringComparison.Ordinal), $"{token.Scope} for '{value.Word}' in: {value.Line}");
        });
    }

    [Fact]
    public void A_file_with_every_word_of_the_language_has_no_word_unknown_to_the_grammar()
    {
        Assert.DoesNotContain(ModelCompiler.Compile(WholeLanguage.Text, TestContext.Current.CancellationToken).Diagnostics, d => d.Rule.BreaksNetwork);
        Assert.DoesNotContain(Grammar.Tokenize(WholeLanguage.Text), token => token.IsUnknown || !token.IsColored);
    }

    [Fact]
    public void The_grammar_has_only_words_of_the_language()
    {
        IEnumerable<string> known =
        [
            .. s_keywords.Keys,
            .. s_settings.Select(setting => setting.Word),
            .. StageOperator.All.Select(o => o.Name),
            .. StageOperator.All.SelectMany(o => o.Parameters).Select(a => a.Name),
            .. ValueWords.All.Select(value => value.Word),
            .. ValueWords.Arguments,
            .. Enum.GetNames<NumberUnit>(),
            .. s_ofSuppressions,
        ];
        var words = WordsOfTheGrammar();
        Assert.Contains("mbconv", words);
        Assert.Empty(words.Except(known));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_in_the_reference_have_no_word_unknown_to_the_grammar(string example) =>
        Assert.DoesNotContain(Grammar.Tokenize(example), token => token.IsUnknown || !token.IsColored);

    public static TheoryData<string> Examples => [.. CodeBlock().Matches(ShippedFile.Read("Docs", "language.md")).Select(m => m.Groups["code"].Value)];

    private static string ScopeOf(string word, string line) => Grammar.Tokenize(line).First(t => t.Text == word).Scope;

    /// <summary>Returns the words in the patterns of the grammar.</summary>
    private static HashSet<string> WordsOfTheGrammar()
    {
        using var grammar = JsonDocument.Parse(File.ReadAllText(Grammar.File));
        return
        [
            .. Pattern().Matches(grammar.RootElement.GetProperty("repository").GetRawText())
                .Select(pattern => NoWord().Replace(JsonSerializer.Deserialize<string>(pattern.Groups["json"].Value)!, " "))
                .SelectMany(pattern => Word().Matches(pattern))
                .Select(word => word.Value),
        ];
    }

    [GeneratedRegex("""
        "(?:match|begin|end)": (?<json>"(?:[^"\\]|\\.)*")
        """)]
    private static partial Regex Pattern();

    /// <summary>Matches character classes and escaped characters.</summary>
    [GeneratedRegex(@"\[[^\]]*\]|\\.")]
    private static partial Regex NoWord();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"^```effnet\n(?<code>[^`]+)^```$", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}

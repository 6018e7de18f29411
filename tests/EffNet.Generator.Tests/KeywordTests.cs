using EffNet.Language;
using EffNet.Language.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Every keyword of C#, documented or not, as a name in a file that becomes a name in C#.</summary>
public sealed class KeywordTests
{
    private static readonly string[] s_others = ["_", "__", "var", "dynamic", "nint", "nuint", "notnull", "field", "extension", "discard", "args"];

    public static IEnumerable<string> Words { get; } = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Concat(s_others).Where(w => w.Length > 0).Distinct()];

    /// <summary>A keyword instead of a name is a syntax error. Parsing finds it in seconds; compiling would take minutes.</summary>
    [Fact]
    public void Generated_code_with_keywords_as_names_parses()
    {
        var trees = Words.SelectMany(Files).Where(text => !ModelCompiler.Compile(text).HasErrors).SelectMany(Emit).ToList();
        Assert.NotEmpty(trees);
        Assert.Empty(trees.SelectMany(t => t.GetDiagnostics()).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
    }

    [Fact]
    public void Reserved_words_of_CSharp_in_namespaces_are_errors()
    {
        var reserved = SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Concat(["__arglist", "__makeref", "__reftype", "__refvalue"]).Distinct();
        Assert.All(reserved, word => Assert.Equal("EFN1108", Assert.Single(ModelCompiler.Compile(Namespace(word), TestContext.Current.CancellationToken).Diagnostics).Rule.Id));
    }

    /// <summary>Returns files with the word in a namespace and as a stage. Type names begin with a capital letter, which no keyword does.</summary>
    private static IEnumerable<string> Files(string word)
    {
        yield return Namespace(word);
        yield return Text("Q40", "Net", word, "A");
    }

    private static string Namespace(string word) => Text($"Q40.{word}", "Net", "body", "A");

    private static string Text(string @namespace, string family, string stage, string variant) =>
        $$"""
        effnet 1; namespace {{@namespace}};
        profile plain { padding: symmetric; }
        family {{family}}
        {
            input: image(channels: 3, size: 8); classes: 2; activation: relu; profile: plain;
            {{stage}}: conv(kernel: 3, stride: 1, channels: 8); top: head(pool: average);
            variant {{variant}} { }
        }
        """;

    private static IEnumerable<SyntaxTree> Emit(string text) => CSharpEmitter
        .EmitAll(ModelCompiler.Compile(text).Model, new EmitOptions("net.effnet", "Consumer"))
        .Select(file => CSharpSyntaxTree.ParseText(file.Text));
}

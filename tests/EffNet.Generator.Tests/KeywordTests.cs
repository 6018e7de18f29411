using EffNet.Language;
using EffNet.Language.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace EffNet.Generator.Tests;

/// <summary>Every keyword of C#, documented or not, in every position where a name from a file becomes a name in C#.</summary>
public sealed class KeywordTests
{
    private static readonly string[] s_others = ["_", "__", "var", "dynamic", "nint", "nuint", "notnull", "field", "extension", "discard", "args"];

    public static IEnumerable<string> Words { get; } = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Concat(s_others).Where(w => w.Length > 0).Distinct()];

    /// <summary>All at once, because one compilation takes most of the time.</summary>
    [Fact]
    public void Names_that_are_accepted_compile()
    {
        var trees = Words.SelectMany(Files).Where(text => !ModelCompiler.Compile(text).HasErrors).SelectMany(Emit).ToList();
        Assert.NotEmpty(trees);
        Assert.DoesNotContain(trees.SelectMany(t => t.GetDiagnostics()), d => d.Severity == DiagnosticSeverity.Error);
        var errors = Compiler.Compilation().AddSyntaxTrees(trees).GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors.Select(e => e.ToString()));
    }

    [Fact]
    public void Reserved_words_are_refused_in_namespaces()
    {
        var reserved = SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Concat(["__arglist", "__makeref", "__reftype", "__refvalue"]).Distinct();
        Assert.All(reserved, word => Assert.Equal("EFN1108", Assert.Single(ModelCompiler.Compile(Namespace(word)).Diagnostics).Rule.Id));
    }

    /// <summary>The word in a namespace, as a stage, and capitalized as a variant and a family: no two files make one type.</summary>
    private static IEnumerable<string> Files(string word)
    {
        var capital = char.ToUpperInvariant(word[0]) + word[1..];
        yield return Namespace(word);
        yield return Text($"N1.{capital}", "Net", word, "A");
        yield return Text($"N2.{capital}", "Net", "body", capital);
        yield return Text($"N3.{capital}", capital, "body", "A");
        yield return Text($"N4.{capital}", "Net", "body", $"A {{ type: {capital}; }} variant B");
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

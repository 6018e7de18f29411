using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Support;

/// <summary>Helpers that compile a text.</summary>
internal static class Effnet
{
    public static CompiledFile CompileCleanly(string text)
    {
        var compiled = ModelCompiler.Compile(text);
        Assert.Empty(Errors(compiled).Select(d => $"{d.Rule.Id} '{text.Substring(d.Span.Start, d.Span.Length)}': {d.Message}"));
        return compiled;
    }

    /// <summary>The network of variant <paramref name="name"/> of a file without mistakes.</summary>
    public static Network Network(string text, string name = "X") => Variant(text, name).Network!;

    public static VariantModel Variant(string text, string name = "X") => Variants(CompileCleanly(text)).Single(v => v.Name == name);

    public static IEnumerable<VariantModel> Variants(CompiledFile compiled) => compiled.Model.Families.SelectMany(f => f.Variants);

    /// <summary>The names of the variants that have a network.</summary>
    public static List<string> Built(CompiledFile compiled) => [.. Variants(compiled).Where(v => v.Network is not null).Select(v => v.Name)];

    public static Diagnostic OnlyDiagnostic(string text) => Assert.Single(Errors(ModelCompiler.Compile(text)));

    /// <summary>Returns the errors. Suggestions and warnings about the small files of tests do not matter.</summary>
    public static IEnumerable<Diagnostic> Errors(CompiledFile compiled) => compiled.Diagnostics.Where(d => d.Rule.Severity == DiagnosticSeverity.Error);
}

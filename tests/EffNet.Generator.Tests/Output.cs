using System.Globalization;
using Microsoft.CodeAnalysis;

namespace EffNet.Generator.Tests;

/// <summary>The output of the generator and the analyzer, sorted: names and texts of generated files, positions and messages of diagnostics.</summary>
internal static class Output
{
    public static async Task<IReadOnlyList<string>> Of(IEnumerable<AdditionalText> files, string projectDirectory = "/project/", string familiesFolder = "")
    {
        var all = files.ToArray();
        var generated = Compiler.Driver(all, projectDirectory, familiesFolder: familiesFolder).RunGenerators(Compiler.Compilation()).GetRunResult().Results.Single();
        var mistakes = await Compiler.Analyze(all);
        return
        [
            .. generated.GeneratedSources.Select(s => $"{s.HintName}\n{s.SourceText}").Order(StringComparer.Ordinal),
            .. mistakes.Select(m => $"{m.Id} {m.Location.GetLineSpan().Span} {m.GetMessage(CultureInfo.CurrentCulture)}").Order(StringComparer.Ordinal),
        ];
    }
}

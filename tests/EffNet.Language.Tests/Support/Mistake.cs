using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Language.Tests.Support;

/// <summary>Assertions about a file with one mistake.</summary>
internal static class Mistake
{
    /// <summary>
    /// Compiles <paramref name="marked"/> and asserts: one diagnostic, by rule <paramref name="id"/>, on the marked characters if there are any;
    /// <paramref name="survivors"/> have networks; every variant without a network states the reason.
    /// </summary>
    public static Diagnostic IsReportedOnce(string id, string marked, params string[] survivors)
    {
        var (text, span) = Marked.Parse(marked);
        var compiled = ModelCompiler.Compile(text);
        var found = compiled.Diagnostics.Where(d => d.Rule.Severity == DiagnosticSeverity.Error || d.Rule.Id == id).ToList();
        Assert.True(
            found.Count == 1 && IsExpected(found[0], id, span),
            $"Expected {id} at {Describe(text, span)}, and nothing else; found\n{string.Join("\n", found.Select(d => Describe(text, d)))}");
        Soundness.Check(text, compiled);
        Assert.Empty(survivors.Except(Effnet.Built(compiled)));
        return found[0];
    }

    private static bool IsExpected(Diagnostic diagnostic, string id, TextSpan? span) =>
        diagnostic.Rule.Id == id && (span is null || span == diagnostic.Span);

    private static string Describe(string text, Diagnostic diagnostic) => $"{diagnostic.Rule.Id} at {Describe(text, diagnostic.Span)}: {diagnostic.Message}";

    private static string Describe(string text, TextSpan? span) => span is { } s ? $"{s.Start} '{text.Substring(s.Start, s.Length)}'" : "any place";
}

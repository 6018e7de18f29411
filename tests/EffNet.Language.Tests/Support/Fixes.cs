using EffNet.Language.Diagnostics;

namespace EffNet.Language.Tests.Support;

/// <summary>Applies the fixes of diagnostics.</summary>
internal static class Fixes
{
    /// <summary>The largest number of mistakes in one statement that are reported as one, for example its decimal commas.</summary>
    private const int MaximumRepeats = 8;

    /// <summary>Returns the faulty fixes of the diagnostics of <paramref name="text"/>: after a faulty fix, its diagnostic is still reported, or a new one is.</summary>
    public static IEnumerable<string> FindFaults(string text)
    {
        var found = ModelCompiler.Compile(text).Diagnostics;
        foreach (var diagnostic in found.Where(d => d.Fixes.Count > 0))
        {
            // If there are alternatives, one of them must be right: the author of the file selects it.
            var remaining = diagnostic.Fixes.Select(fix => Apply(text, found, diagnostic, fix)).ToList();
            if (remaining.TrueForAll(r => r.Count > 0))
                yield return $"{diagnostic.Rule.Id} '{Line(text, diagnostic)}' {diagnostic.Message}\n    {string.Join("\n    ", remaining.SelectMany(r => r))}";
        }
    }

    /// <summary>Returns the diagnostics after the fix that are new or that the fix should have removed.</summary>
    private static List<string> Apply(string text, IEnumerable<Diagnostic> found, Diagnostic diagnostic, DiagnosticFix fix)
    {
        var others = found.Where(d => d != diagnostic).Select(d => d.Rule.Id).ToList();
        for (var repeats = 0; ; repeats++)
        {
            text = fix.Apply(text);
            var added = Added(others, diagnostic, ModelCompiler.Compile(text).Diagnostics);
            var isRepeated = added.Count > 0 && added.TrueForAll(d => d.Rule == diagnostic.Rule && d.Fixes.Count == 1);
            if (!isRepeated || repeats == MaximumRepeats)
                return [.. added.Select(d => $"{fix.Title}: {d.Rule.Id} '{Line(text, d)}' {d.Message}")];
            fix = added[0].Fixes.Single();
        }
    }

    private static List<Diagnostic> Added(List<string> others, Diagnostic diagnostic, IEnumerable<Diagnostic> found)
    {
        var left = others.ToList();
        return [.. found.Where(d => !left.Remove(d.Rule.Id) && !IsHidden(diagnostic.Rule, d.Rule))];
    }

    /// <summary>
    /// Returns true if a mistake of the rule <paramref name="first"/> can hide one of the rule <paramref name="other"/>: a number that cannot be read may be out of range, a block
    /// that cannot be read may lack settings, and a network that cannot be built may cost too much.
    /// </summary>
    private static bool IsHidden(DiagnosticRule first, DiagnosticRule other) =>
        first.BreaksNetwork && first != other
        && (other.Category is "EffNet.Scaling" or "EffNet.Architecture" or "EffNet.Budget" || other.Id is "EFN1103" or "EFN1106");

    private static string Line(string text, Diagnostic diagnostic)
    {
        var start = text.LastIndexOf('\n', Math.Max(0, diagnostic.Span.Start - 1)) + 1;
        var end = text.IndexOf('\n', diagnostic.Span.Start);
        return text[start..(end < 0 ? text.Length : end)].Trim();
    }
}

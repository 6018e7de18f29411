using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Text;

namespace EffNet.Fuzz.Checks;

/// <summary>Checks every compilation: diagnostics can be displayed, and a variant has a network if and only if it has no error.</summary>
internal static class CompiledFileCheck
{
    public static IEnumerable<Flaw> Find(string text, CompiledFile compiled)
    {
        var variants = compiled.Model.Families.SelectMany(f => f.Variants).ToList();
        foreach (var flaw in compiled.Diagnostics.SelectMany(d => Find(text, d, compiled.Lines)).Concat(variants.SelectMany(v => Find(v, compiled))))
            yield return flaw;
        if (compiled.HasErrors != compiled.Diagnostics.Any(d => d.Rule.Severity == DiagnosticSeverity.Error))
            yield return new Flaw("HasErrors", $"HasErrors is {compiled.HasErrors}, which does not agree with the severities of the diagnostics.");
        if (!compiled.HasErrors && compiled.Model.Families.Count == 0)
            yield return new Flaw("nothing declared", "The file declares no family, but there is no error.");
    }

    private static IEnumerable<Flaw> Find(string text, Diagnostic diagnostic, LineMap lines)
    {
        var (id, span, message) = (diagnostic.Rule.Id, diagnostic.Span, diagnostic.Message);
        if (span.Start < 0 || span.Length < 0 || span.End > text.Length)
            yield return new Flaw($"{id}: span", $"{id} is at {span}, outside the text of {text.Length} characters.");
        else if (lines.GetPosition(span.Start) is not { Line: >= 0, Column: >= 0 })
            yield return new Flaw($"{id}: position", $"{id} at {span} has the invalid position {lines.GetPosition(span.Start)}.");
        if (string.IsNullOrWhiteSpace(message))
            yield return new Flaw($"{id}: no message", $"{id} at {span} has an empty message.");
        else if (message.Any(c => char.IsControl(c) || LineMap.IsLineEnd(c)))
            yield return new Flaw($"{id}: control characters", $"The message of {id} at {span} contains control characters: {message}");
    }

    private static IEnumerable<Flaw> Find(VariantModel variant, CompiledFile compiled)
    {
        if (variant.Network is null != variant.Broken is not null)
            yield return new Flaw("network and reason", $"{variant.Name} must have a network or an error; network: {variant.Network is not null}, error: {variant.Broken?.Id}.");
        if (variant.Broken is not { } broken)
            yield break;
        if (!compiled.HasErrors)
            yield return new Flaw("broken without error", $"{variant.Name} is broken ({broken.Id}: {broken.Message}), but the file has no error.");
        if (!compiled.Diagnostics.Any(d => d.Rule.Id == broken.Id && d.Message == broken.Message && d.Rule.BreaksNetwork))
            yield return new Flaw("reason without diagnostic", $"{variant.Name} is broken ({broken.Id}: {broken.Message}), but no diagnostic reports this error.");
    }
}

using System.Text.RegularExpressions;
using EffNet.Language;
using EffNet.Language.Diagnostics;
using EffNet.Language.Formatting;

namespace EffNet.Fuzz.Checks;

/// <summary>Checks the formatter: formatted text is complete, has the same meaning and is in canonical form. A text that is not formatted has an error.</summary>
internal static partial class FormattedTextCheck
{
    private const char Mark = '\uFEFF';

    public static IEnumerable<Flaw> Find(string text, CompiledFile compiled)
    {
        var formatted = Formatter.Format(text);
        return formatted.Text is null ? FindInRefusal(formatted, compiled) : FindInText(text, formatted.Text, compiled);
    }

    private static IEnumerable<Flaw> FindInRefusal(FormattedFile formatted, CompiledFile compiled)
    {
        if (!formatted.Diagnostics.Any(d => d.Rule.Severity == DiagnosticSeverity.Error))
            yield return new Flaw("format: no reason", "The text is not formatted, but there is no error.");
        var known = compiled.Diagnostics.ToHashSet();
        foreach (var diagnostic in formatted.Diagnostics.Where(d => d.Rule.Id != "EFN1008" && !known.Contains(d)))
            yield return new Flaw("format: another reason", $"Only the formatter, not the compiler, reports {diagnostic.Rule.Id} at {diagnostic.Span}: {diagnostic.Message}");
    }

    private static IEnumerable<Flaw> FindInText(string text, string formatted, CompiledFile compiled)
    {
        if (Formatter.Format(formatted).Text is not { } again)
            yield return new Flaw("format: refused again", $"The formatter does not accept its own output:\n{formatted}");
        else if (again != formatted)
            yield return new Flaw("format: not its own form", $"Formatting changes its own output. First:\n{formatted}\nSecond:\n{again}");
        if (!Visible(text).SequenceEqual(Visible(formatted)))
            yield return new Flaw("format: other characters", $"Formatting added, removed or moved characters that are not white space:\n{formatted}");
        if (formatted.Length > 0 && (formatted[^1] is not ('\n' or '\r') || string.IsNullOrWhiteSpace(formatted)))
            yield return new Flaw("format: end", $"The formatted text does not end with a line break, or is only white space:\n{formatted}");

        var compiledAgain = ModelCompiler.Compile(formatted);
        if (!compiledAgain.Model.Equals(compiled.Model))
            yield return new Flaw("format: another model", $"The model of the formatted text differs from that of the original text:\n{formatted}");
        if (!Messages(compiledAgain).SequenceEqual(Messages(compiled)))
        {
            yield return new Flaw(
                "format: other diagnostics",
                $"Before:\n{string.Join('\n', Messages(compiled))}\nAfter:\n{string.Join('\n', Messages(compiledAgain))}\nFormatted text:\n{formatted}");
        }
    }

    private static IEnumerable<char> Visible(string text) => text.Where(c => !char.IsWhiteSpace(c) && c != Mark);

    /// <summary>Returns the messages without line numbers, which formatting can change.</summary>
    private static IEnumerable<string> Messages(CompiledFile compiled) => compiled.Diagnostics.Select(d => $"{d.Rule.Id}: {LineNumber().Replace(d.Message, "line N")}");

    [GeneratedRegex(@"\bline [0-9]+\b")]
    private static partial Regex LineNumber();
}

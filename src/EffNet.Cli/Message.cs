using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Cli;

/// <summary>
/// One line about a file, in MSBuild's canonical format with the start position only, as the C# compiler prints it: a build that runs the tool turns it into an error of its own,
/// and editors and terminals make it a link.
/// </summary>
/// <param name="Origin">The file as the user spelled it, or what else the line is about.</param>
/// <param name="Severity">How severe it is.</param>
/// <param name="Id">The diagnostic's id; <see langword="null"/> if it is not a diagnostic of the language.</param>
/// <param name="Explanation">What is wrong and what to write instead.</param>
/// <param name="Start">Where it begins; <see langword="null"/> if it is about the file as a whole.</param>
/// <param name="End">Where it ends.</param>
internal sealed record Message(string Origin, DiagnosticSeverity Severity, string? Id, string Explanation, LinePosition? Start = null, LinePosition? End = null)
{
    /// <summary>Returns the message of <paramref name="diagnostic"/>.</summary>
    public static Message Of(string path, Diagnostic diagnostic, LineMap lines) => new(
        path, diagnostic.Rule.Severity, diagnostic.Rule.Id, diagnostic.Message, lines.GetPosition(diagnostic.Span.Start), lines.GetPosition(diagnostic.Span.End));

    /// <summary>The word for its severity.</summary>
    public string Word => Severity.ToString().ToLowerInvariant();

    /// <summary>What precedes that word; positions count from 1 here.</summary>
    public string Place => Start is { } start ? FormattableString.Invariant($"{Origin}({start.Line + 1},{start.Column + 1}): ") : $"{Origin}: ";

    /// <summary>Gets the text after it. MSBuild leaves this gap if there is no code.</summary>
    public string Rest => Id is null ? $" : {Explanation}" : $" {Id}: {Explanation}";

    /// <summary>The line.</summary>
    public string Text => Place + Word + Rest;
}

using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Cli;

/// <summary>
/// A line about a file in MSBuild's canonical format, with the start position only, as the C# compiler prints it. If a build runs the tool, MSBuild reports the
/// line as an error of the build. Editors and terminals show the line as a link.
/// </summary>
/// <param name="Origin">The path of the file as the user spelled it, or another origin, such as a command.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Id">The diagnostic's id; <see langword="null"/> if it is not a diagnostic of the language.</param>
/// <param name="Explanation">The problem and its remedy.</param>
/// <param name="Start">The start position; <see langword="null"/> if the line is about the file as a whole.</param>
/// <param name="End">The end position.</param>
internal sealed record Message(string Origin, DiagnosticSeverity Severity, string? Id, string Explanation, LinePosition? Start = null, LinePosition? End = null)
{
    /// <summary>Returns the message of <paramref name="diagnostic"/>.</summary>
    public static Message Of(string path, Diagnostic diagnostic, LineMap lines) => new(
        path, diagnostic.Rule.Severity, diagnostic.Rule.Id, diagnostic.Message, lines.GetPosition(diagnostic.Span.Start), lines.GetPosition(diagnostic.Span.End));

    /// <summary>Gets the word for the severity.</summary>
    public string Word => Severity.ToString().ToLowerInvariant();

    /// <summary>Gets the text before <see cref="Word"/>: the origin and the position, counted from 1.</summary>
    public string Place => Start is { } start ? FormattableString.Invariant($"{Origin}({start.Line + 1},{start.Column + 1}): ") : $"{Origin}: ";

    /// <summary>Gets the text after <see cref="Word"/>. MSBuild's format requires the space before the colon if there is no code.</summary>
    public string Rest => Id is null ? $" : {Explanation}" : $" {Id}: {Explanation}";

    /// <summary>Gets the whole line.</summary>
    public string Text => Place + Word + Rest;
}

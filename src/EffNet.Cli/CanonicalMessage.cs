using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Cli;

/// <summary>
/// Messages in MSBuild's canonical format, with the start position only, as the C# compiler prints it: a build that runs the tool turns
/// them into its own errors, and editors and terminals make them links.
/// </summary>
internal static class CanonicalMessage
{
    /// <summary>A mistake inside a file; positions count from 1 here.</summary>
    public static string ForDiagnostic(string path, Diagnostic diagnostic, LineMap lines)
    {
        var start = lines.GetPosition(diagnostic.Span.Start);
        var position = FormattableString.Invariant($"({start.Line + 1},{start.Column + 1})");
        var severity = diagnostic.Rule.Severity.ToString().ToLowerInvariant();
        return $"{path}{position}: {severity} {diagnostic.Rule.Id}: {diagnostic.Message}";
    }

    /// <summary>A mistake about a file as a whole. It is none of the language's, so it has no code; MSBuild leaves this gap then.</summary>
    public static string ForPath(string path, string message) => $"{path}: error : {message}";
}

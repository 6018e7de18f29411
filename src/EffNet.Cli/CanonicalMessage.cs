using EffNet.Language.Diagnostics;
using EffNet.Language.Text;

namespace EffNet.Cli;

/// <summary>
/// Messages in MSBuild's canonical format, with the start position only, as the C# compiler prints it: a build that runs the tool turns
/// them into its own errors, and editors and terminals make them links.
/// </summary>
internal static class CanonicalMessage
{
    /// <summary>A mistake inside a file.</summary>
    public static string ForDiagnostic(string path, Diagnostic diagnostic, LineMap lines) => Message.Of(path, diagnostic, lines).Text;

    /// <summary>A mistake about a file as a whole. It is none of the language's, so it has no code.</summary>
    public static string ForPath(string path, string message) => new Message(path, DiagnosticSeverity.Error, null, message).Text;
}

using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>A mistake in a file.</summary>
/// <param name="Rule">The rule that the file breaks, with the id, the severity and the help link.</param>
/// <param name="Span">The characters to which the diagnostic applies.</param>
/// <param name="Message">The problem and its remedy.</param>
public sealed record Diagnostic(DiagnosticRule Rule, TextSpan Span, string Message)
{
    /// <summary>Gets the changes that correct the mistake: one if the correction is certain, several if there are alternatives, and none otherwise.</summary>
    public EquatableArray<DiagnosticFix> Fixes { get; init; }
}

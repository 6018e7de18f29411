using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Diagnostics;

/// <summary>One mistake in one file.</summary>
/// <param name="Rule">Its cause, which has the id, the severity and the help link.</param>
/// <param name="Span">The offending characters.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record Diagnostic(DiagnosticRule Rule, TextSpan Span, string Message)
{
    /// <summary>Gets the changes that remove the mistake: one if the message names the right text, several if it names alternatives.</summary>
    public EquatableArray<DiagnosticFix> Fixes { get; init; }
}

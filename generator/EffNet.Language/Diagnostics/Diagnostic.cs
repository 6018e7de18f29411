using EffNet.Language.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>One mistake in one file.</summary>
/// <param name="Rule">Its cause.</param>
/// <param name="Span">The offending characters.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record Diagnostic(DiagnosticRule Rule, TextSpan Span, string Message);

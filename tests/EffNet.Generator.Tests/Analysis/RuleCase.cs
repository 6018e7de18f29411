using Microsoft.CodeAnalysis;

namespace EffNet.Generator.Tests.Analysis;

/// <summary>A file that one thing is to be said of.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Severity">How grave it is unless a project says otherwise.</param>
/// <param name="File">The file, with the place between <c>{|#0:</c> and <c>|}</c>.</param>
/// <param name="Message">What is said.</param>
internal sealed record RuleCase(string Id, DiagnosticSeverity Severity, string File, string Message);

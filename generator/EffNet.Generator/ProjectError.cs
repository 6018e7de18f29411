using EffNet.Language.Diagnostics;

namespace EffNet.Generator;

/// <summary>An error of a project.</summary>
/// <param name="Path">The file at whose top it is reported.</param>
/// <param name="Diagnostic">The error.</param>
internal sealed record ProjectError(string Path, Diagnostic Diagnostic);

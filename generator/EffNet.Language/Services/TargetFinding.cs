using EffNet.Language.Diagnostics;

namespace EffNet.Language.Services;

/// <summary>A diagnostic about a solved variant.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Target">The target that the diagnostic concerns, as the user wrote it; <see langword="null"/> if it does not concern a target.</param>
/// <param name="IsInFile"><see langword="true"/> if its span is a part of the file's text; otherwise, the span is not valid in the file.</param>
public sealed record TargetFinding(Diagnostic Diagnostic, string? Target, bool IsInFile);

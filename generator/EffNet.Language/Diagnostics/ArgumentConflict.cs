namespace EffNet.Language.Diagnostics;

/// <summary>Why a stage cannot be built with the channels it gets.</summary>
/// <param name="Argument">The argument to change.</param>
/// <param name="Rule">The rule it breaks.</param>
/// <param name="Message">What is wrong, in words that follow the stage's name, and what to write instead.</param>
public sealed record ArgumentConflict(string Argument, DiagnosticRule Rule, string Message);

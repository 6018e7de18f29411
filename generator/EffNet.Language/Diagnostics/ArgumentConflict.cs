namespace EffNet.Language.Diagnostics;

/// <summary>The reason why a stage cannot be built with the channels of its input and output.</summary>
/// <param name="Argument">The argument to change.</param>
/// <param name="Rule">The rule that the argument breaks.</param>
/// <param name="Message">The problem and the remedy. The text follows the stage's name in a message.</param>
public sealed record ArgumentConflict(string Argument, DiagnosticRule Rule, string Message);

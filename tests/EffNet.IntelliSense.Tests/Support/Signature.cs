namespace EffNet.IntelliSense.Tests.Support;

/// <summary>One signature of signature help.</summary>
/// <param name="Text">The line with all parameters.</param>
/// <param name="Documentation">The text below the line.</param>
/// <param name="Parameters">The parameters by name, each with the text below the line while its argument is written.</param>
internal sealed record Signature(string Text, string Documentation, IReadOnlyList<(string Name, string Documentation)> Parameters);

namespace EffNet.IntelliSense.Tests.Support;

/// <summary>One signature of signature help.</summary>
/// <param name="Text">The line with all parameters.</param>
/// <param name="Documentation">What stands below it.</param>
/// <param name="Parameters">The parameters by name, each with what stands below the line while its argument is written.</param>
internal sealed record Signature(string Text, string Documentation, IReadOnlyList<(string Name, string Documentation)> Parameters);

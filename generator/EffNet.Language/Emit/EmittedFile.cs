namespace EffNet.Language.Emit;

/// <summary>One generated C# file.</summary>
/// <param name="Name">A file name that is unique in its family: <c>EfficientNetB0.g.cs</c>.</param>
/// <param name="Text">The complete text, lines ended by LF.</param>
public sealed record EmittedFile(string Name, string Text);

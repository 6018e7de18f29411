namespace EffNet.Editors.Tests.Support;

/// <summary>A word of the language in a line that uses it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Line">The line. The last occurrence of the word is tested.</param>
internal sealed record WordInLine(string Word, string Line);

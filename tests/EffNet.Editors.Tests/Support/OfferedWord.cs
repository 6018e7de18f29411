namespace EffNet.Editors.Tests.Support;

/// <summary>A word that the compiler names where it found another one.</summary>
/// <param name="Word">The word.</param>
/// <param name="Line">The file's line, with the word in that place.</param>
/// <param name="Column">The place.</param>
/// <param name="BeginsStatement">Whether it is a statement's own word, with which goes what stands behind it.</param>
internal sealed record OfferedWord(string Word, string Line, int Column, bool BeginsStatement);

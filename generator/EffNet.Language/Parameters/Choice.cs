namespace EffNet.Language.Parameters;

/// <summary>A word that a parameter takes, and its value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Word">The word.</param>
/// <param name="Value">The value that the word denotes.</param>
public sealed record Choice<T>(string Word, T Value);

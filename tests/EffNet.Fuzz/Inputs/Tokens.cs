using System.Text.RegularExpressions;

namespace EffNet.Fuzz.Inputs;

/// <summary>
/// Splits a text into tokens that are similar to those of the language. The lexer of the language is not used: mutators must accept texts with errors, and
/// changes of the lexer must not change the inputs, because old findings must remain reproducible.
/// </summary>
internal static partial class Tokens
{
    /// <summary>Returns all pieces of <paramref name="text"/>, including white space. The joined pieces are the text.</summary>
    public static List<string> Split(string text) => [.. Token().Matches(text).Select(m => m.Value)];

    /// <summary>Returns true if <paramref name="token"/> is a word.</summary>
    public static bool IsWord(string token) => char.IsAsciiLetter(token[0]) || token[0] == '_';

    /// <summary>Returns true if <paramref name="token"/> is a number, with or without a unit.</summary>
    public static bool IsNumber(string token) => char.IsAsciiDigit(token[^1]) || char.IsAsciiDigit(token[0]) || (token.Length > 1 && char.IsAsciiDigit(token[1]));

    /// <summary>Returns the indices of the <paramref name="tokens"/> for which <paramref name="belongs"/> returns true.</summary>
    public static List<int> IndexesOf(List<string> tokens, Func<string, bool> belongs) =>
        [.. Enumerable.Range(0, tokens.Count).Where(i => belongs(tokens[i]))];

    [GeneratedRegex(@"\s+|//[^\r\n]*|[A-Za-z_]\w*|-?[0-9][0-9A-Za-z_]*(\.[0-9][0-9A-Za-z_]*)?([+-][0-9]+)?%?|<=|>=|/\*|\*/|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}

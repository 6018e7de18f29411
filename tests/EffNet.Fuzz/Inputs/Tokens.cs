using System.Text.RegularExpressions;

namespace EffNet.Fuzz.Inputs;

/// <summary>
/// Splits a text roughly as the language does. Not its own lexer: mutators must work on texts it refuses, and must not change with it, or old findings
/// would no longer replay.
/// </summary>
internal static partial class Tokens
{
    /// <summary>All of <paramref name="text"/> in pieces, white space included: joined again they are the text.</summary>
    public static List<string> Split(string text) => [.. Token().Matches(text).Select(m => m.Value)];

    /// <summary>Whether <paramref name="token"/> is a word.</summary>
    public static bool IsWord(string token) => char.IsAsciiLetter(token[0]) || token[0] == '_';

    /// <summary>Whether <paramref name="token"/> is a number, its unit included.</summary>
    public static bool IsNumber(string token) => char.IsAsciiDigit(token[^1]) || char.IsAsciiDigit(token[0]) || (token.Length > 1 && char.IsAsciiDigit(token[1]));

    /// <summary>The indexes of those of <paramref name="tokens"/> that <paramref name="belongs"/> holds for.</summary>
    public static List<int> IndexesOf(List<string> tokens, Func<string, bool> belongs) =>
        [.. Enumerable.Range(0, tokens.Count).Where(i => belongs(tokens[i]))];

    [GeneratedRegex(@"\s+|//[^\r\n]*|[A-Za-z_]\w*|-?[0-9][0-9A-Za-z_]*(\.[0-9][0-9A-Za-z_]*)?([+-][0-9]+)?%?|<=|>=|/\*|\*/|.", RegexOptions.Singleline)]
    private static partial Regex Token();
}

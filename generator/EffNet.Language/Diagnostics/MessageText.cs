using System.Globalization;
using System.Text;

namespace EffNet.Language.Diagnostics;

/// <summary>Formats the parts of messages. Numbers are formatted the same way under every culture.</summary>
internal static class MessageText
{
    /// <summary>
    /// The maximum number of characters of a word or number that a message quotes. Every number with 28 digits before and after its point is shorter.
    /// </summary>
    public const int MaximumQuoted = 100;

    /// <summary>The largest number of names that a message lists. Longer lists are not useful, and a file can have a thousand such messages.</summary>
    private const int MaximumListed = 64;

    /// <summary>U+FFFE. This code point and U+FFFF are not characters in Unicode or XML.</summary>
    private const char FirstNonCharacter = '\uFFFE';

    /// <summary>Formats a number with at most six decimals.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Formats a coefficient with at most ten decimals, so that the text denotes the same coefficient.</summary>
    public static string Coefficient(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>Formats a number with all its digits, so that a number close to a limit does not look like the limit.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Formats a whole number with its digits grouped.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a share as a whole percentage.</summary>
    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";

    /// <summary>Returns <paramref name="text"/> with a capital first letter.</summary>
    public static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>Returns the last sentence of a message about an unknown name: the name that was probably meant, or all known names.</summary>
    /// <param name="word">The unknown name.</param>
    /// <param name="known">The known names.</param>
    /// <param name="nearest">The name that was probably meant; <see langword="null"/> if none is similar.</param>
    public static string Suggest(string word, IEnumerable<string> known, out string? nearest)
    {
        var words = known as IReadOnlyCollection<string> ?? known.ToList();
        if (words.Count <= MaximumListed)
            words = words.OrderBy(w => w, StringComparer.Ordinal).ToList();
        nearest = Spelling.Nearest(word, words);
        if (nearest is not null)
            return $"Did you mean '{nearest}'?";
        return words.Count switch
        {
            1 => $"Expected '{words.First()}'.",
            <= MaximumListed => $"Expected one of {string.Join(", ", words.Select(w => $"'{w}'"))}.",
            _ => $"None of the {Number(words.Count)} known names is similar.",
        };
    }

    /// <summary>Returns <paramref name="text"/> as a message quotes it, with <c>…</c> in place of the characters above <see cref="MaximumQuoted"/>.</summary>
    public static string Shorten(string text) => text.Length > MaximumQuoted ? text.Substring(0, MaximumQuoted) + "…" : text;

    /// <summary>Returns <paramref name="text"/> with code points in place of characters that cannot be displayed.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsSurrogatePair(text, i);
            if (isPair || char.IsControl(text[i]) || char.IsSurrogate(text[i]) || text[i] >= FirstNonCharacter)
                printable.Append("U+").Append((isPair ? char.ConvertToUtf32(text, i++) : text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else
                printable.Append(text[i]);
        }

        return printable.ToString();
    }
}

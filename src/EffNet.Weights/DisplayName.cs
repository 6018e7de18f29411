using System.Globalization;
using System.Text;

namespace EffNet.Weights;

/// <summary>Formats names from files for messages: limited in length, and without characters that move a terminal's cursor.</summary>
internal static class DisplayName
{
    private const int Longest = 120;
    private const int End = 30;

    /// <summary>Returns the name with its middle omitted if it is long, and with control characters, line separators and unpaired surrogates escaped.</summary>
    public static string Of(string name)
    {
        var isLong = name.Length > Longest;
        var text = new StringBuilder();
        Append(text, isLong ? name.AsSpan(0, Longest - End) : name);
        if (isLong)
        {
            text.Append('…');
            Append(text, name.AsSpan(name.Length - End));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> part)
    {
        foreach (var rune in part.EnumerateRunes())
        {
            if (IsShown(Rune.GetUnicodeCategory(rune)) && rune != Rune.ReplacementChar)
                text.Append(rune.ToString());
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
    }

    private static bool IsShown(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}

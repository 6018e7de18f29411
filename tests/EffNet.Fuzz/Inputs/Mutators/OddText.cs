namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Inserts characters and texts that editors, encodings and other languages leave in files.</summary>
internal sealed class OddText : IMutator
{
    private static readonly string[] s_odd =
    [
        "\0", "\uFFFD", "\uFEFF", "\uD800", "\uDC00", "\uDBFF\uDBFF", "\uDC00\uD800", "😀", "é", "e\u0301", "ı", "İ", "ß", "\u200B", "\u202E",
        "\u00A0", "\u3000", "\u2028", "\u2029", "\u0085", "\v", "\f", "\t", "\u001B[31m", "\u0001", "\u007F", "\uFFFF", "//", "/*", "*/", "/**/",
        "///", "/*/", "// effnet: ignore", "<!--", "#if", "\"", "'", "\"\"\"", "\"a\\\"", "$\"{", "\\u0041", "&lt;", "%s", "{0}", "]]>", "１",
        "٣", "−1", "ｖ", "²",
    ];

    public string Mutate(string text, Dice dice) => text.Insert(dice.OneIn(4) ? 0 : dice.Next(text.Length + 1), dice.Pick(s_odd));
}

using System.Text;

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Replaces all line ends by the same text, or some line ends by different texts. The text can also be empty.</summary>
internal sealed class LineEnds : IMutator
{
    private static readonly string[] s_ends = ["\r\n", "\r", "\n\r", "\n\n", "\u2028", "\u2029", "\u0085", "\v", "\f", " ", ""];

    public string Mutate(string text, Dice dice)
    {
        if (dice.OneIn(2))
            return text.Replace("\n", dice.Pick(s_ends), StringComparison.Ordinal);
        var changed = new StringBuilder();
        foreach (var c in text)
            changed.Append(c == '\n' && dice.OneIn(3) ? dice.Pick(s_ends) : c.ToString());
        return changed.ToString();
    }
}

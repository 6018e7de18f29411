namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Removes, repeats, swaps, replaces or inserts characters.</summary>
internal sealed class CharacterEdits : IMutator
{
    private const int LongestCut = 64;

    public string Mutate(string text, Dice dice)
    {
        if (text.Length == 0)
            return Any(dice);
        var (at, other) = (dice.Next(text.Length), dice.Next(text.Length));
        return dice.Next(5) switch
        {
            0 => text.Remove(at, Math.Min(dice.Size(LongestCut), text.Length - at)),
            1 => text.Insert(at, text[at].ToString()),
            2 => text.Remove(at, 1).Insert(at, Any(dice)),
            3 => text.Insert(at, text[other].ToString()),
            _ => text.Insert(at, Any(dice)),
        };
    }

    /// <summary>Returns any character; ASCII characters are more likely.</summary>
    private static string Any(Dice dice) => ((char)(dice.OneIn(4) ? dice.Next(char.MaxValue + 1) : dice.Next(128))).ToString();
}

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Makes one word or number very long.</summary>
internal sealed class LongWords : IMutator
{
    private const int Longest = 50_000;

    private static readonly string[] s_tails = ["a", "Z9", "_", "0", "9", "_0", "e1", "é", "%"];

    public string Mutate(string text, Dice dice)
    {
        var tokens = Tokens.Split(text);
        if (tokens.Count == 0)
            return text;
        tokens[dice.Next(tokens.Count)] += string.Concat(Enumerable.Repeat(dice.Pick(s_tails), dice.Size(Longest)));
        return string.Concat(tokens);
    }
}

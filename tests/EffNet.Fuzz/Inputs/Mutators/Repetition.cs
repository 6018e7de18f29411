using System.Text;

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Repeats a part of the text many times. The time of compilation must not grow faster than the text.</summary>
internal sealed class Repetition : IMutator
{
    private const int Longest = 100_000;

    public string Mutate(string text, Dice dice)
    {
        if (text.Length == 0)
            return text;
        var start = dice.Next(text.Length);
        var length = Math.Min(dice.Size(2_000), text.Length - start);
        return text.Insert(start, new StringBuilder().Insert(0, text.Substring(start, length), dice.Size(Math.Max(1, Longest / length))).ToString());
    }
}

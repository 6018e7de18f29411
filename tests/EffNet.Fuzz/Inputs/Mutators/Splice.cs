namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Replaces the text after a position by a part of another file, or inserts a part of another file.</summary>
internal sealed class Splice(Corpus corpus) : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var other = dice.Pick(corpus.Texts).Text;
        var (at, from) = (FindPlace(text, dice), FindPlace(other, dice));
        var taken = other[from..];
        return dice.OneIn(2) ? text[..at] + taken : text.Insert(at, taken[..FindPlace(taken, dice)]);
    }

    /// <summary>Returns any position, or the beginning of a line.</summary>
    private static int FindPlace(string text, Dice dice)
    {
        var at = dice.Next(text.Length + 1);
        return dice.OneIn(2) ? at : text.IndexOf('\n', at) + 1;
    }
}

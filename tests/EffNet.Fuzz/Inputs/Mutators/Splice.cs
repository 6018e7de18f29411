namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Goes on as another file from some place on, or takes a part of it in.</summary>
internal sealed class Splice(Corpus corpus) : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var other = dice.Pick(corpus.Texts).Text;
        var (at, from) = (FindPlace(text, dice), FindPlace(other, dice));
        var taken = other[from..];
        return dice.OneIn(2) ? text[..at] + taken : text.Insert(at, taken[..FindPlace(taken, dice)]);
    }

    /// <summary>Anywhere, or where a line begins.</summary>
    private static int FindPlace(string text, Dice dice)
    {
        var at = dice.Next(text.Length + 1);
        return dice.OneIn(2) ? at : text.IndexOf('\n', at) + 1;
    }
}

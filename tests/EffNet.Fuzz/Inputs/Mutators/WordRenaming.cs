namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Renames a word everywhere, so that declarations and uses still agree. The new name can conflict with other names.</summary>
internal sealed class WordRenaming(Vocabulary vocabulary) : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var tokens = Tokens.Split(text);
        var words = Tokens.IndexesOf(tokens, Tokens.IsWord);
        if (words.Count == 0)
            return text;
        var old = tokens[dice.Pick(words)];
        var name = dice.Next(4) switch
        {
            0 => old.ToUpperInvariant(),
            1 => char.ToUpperInvariant(old[0]) + old[1..],
            2 => dice.Pick(vocabulary.Words) + dice.Next(3),
            _ => dice.Pick(vocabulary.Words),
        };
        return string.Concat(tokens.Select(t => t == old ? name : t));
    }
}

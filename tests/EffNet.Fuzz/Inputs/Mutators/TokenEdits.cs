namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Removes, repeats, moves, swaps, replaces or inserts one token that is not white space.</summary>
internal sealed class TokenEdits(Vocabulary vocabulary) : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var tokens = Tokens.Split(text);
        var places = Tokens.IndexesOf(tokens, t => !string.IsNullOrWhiteSpace(t));
        var visible = places.ConvertAll(i => tokens[i]);
        if (dice.OneIn(2) && visible.Count > 0)
        {
            // Often, a token is replaced by a token of the same kind, so that the text remains almost valid and reaches later steps of the compiler.
            var at = dice.Next(visible.Count);
            var alike = visible.FindAll(t => Tokens.IsWord(t) == Tokens.IsWord(visible[at]) && Tokens.IsNumber(t) == Tokens.IsNumber(visible[at]));
            tokens[places[at]] = dice.Pick(alike);
            return string.Concat(tokens);
        }

        PieceEdits.Apply(tokens, dice, () => vocabulary.Pick(dice));
        return string.Concat(tokens);
    }
}

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Removes, adds or exchanges a bracket, because error recovery depends on brackets.</summary>
internal sealed class BracketEdits : IMutator
{
    private static readonly string[] s_brackets = ["{", "}", "(", ")"];

    public string Mutate(string text, Dice dice)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => text[i] is '{' or '}' or '(' or ')').ToList();
        if (places.Count == 0 || dice.OneIn(3))
            return text.Insert(dice.Next(text.Length + 1), dice.Pick(s_brackets));
        var at = dice.Pick(places);
        return dice.OneIn(2) ? text.Remove(at, 1) : text.Remove(at, 1).Insert(at, dice.Pick(s_brackets));
    }
}

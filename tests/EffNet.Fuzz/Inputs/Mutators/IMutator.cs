namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>One way to change a text. The text can be the result of other changes, and can be empty.</summary>
internal interface IMutator
{
    /// <summary>Returns a changed <paramref name="text"/>. The change depends only on <paramref name="dice"/>.</summary>
    string Mutate(string text, Dice dice);
}

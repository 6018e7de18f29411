namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>One way to change a text. Takes whatever text the others left, the empty one included.</summary>
internal interface IMutator
{
    /// <summary>Changes <paramref name="text"/> as <paramref name="dice"/> fall, and by nothing else.</summary>
    string Mutate(string text, Dice dice);
}

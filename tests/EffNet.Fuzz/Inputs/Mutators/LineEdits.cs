namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Removes, repeats, moves, swaps or empties lines.</summary>
internal sealed class LineEdits : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var lines = text.Split('\n').ToList();
        PieceEdits.Apply(lines, dice, () => string.Empty);
        return string.Join('\n', lines);
    }
}

using System.Text.RegularExpressions;

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Removes, repeats, moves or swaps statements, or inserts a statement of another file. A statement ends with <c>;</c> or a brace.</summary>
internal sealed partial class StatementEdits(Corpus corpus) : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var statements = Split(text);
        PieceEdits.Apply(statements, dice, () => dice.Pick(Split(dice.Pick(corpus.Texts).Text)));
        return string.Concat(statements);
    }

    private static List<string> Split(string text) => [.. Statement().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("[^;{}]*[;{}]|[^;{}]+$")]
    private static partial Regex Statement();
}

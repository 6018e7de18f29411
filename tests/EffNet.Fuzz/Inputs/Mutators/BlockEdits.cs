namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Removes, repeats or moves a whole block with its heading, or inserts a block of another file. The braces remain balanced.</summary>
internal sealed class BlockEdits(Corpus corpus) : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        if (FindBlock(text, dice) is not { } block)
            return text;
        var without = text.Remove(block.Start, block.Length);
        return dice.Next(6) switch
        {
            0 or 1 or 2 => without,
            3 => text.Insert(block.Start, text.Substring(block.Start, block.Length)),
            4 => without.Insert(FindGap(without, dice), text.Substring(block.Start, block.Length)),
            _ => text.Insert(FindGap(text, dice), Foreign(dice)),
        };
    }

    private string Foreign(Dice dice)
    {
        var text = dice.Pick(corpus.Texts).Text;
        return FindBlock(text, dice) is { } block ? text.Substring(block.Start, block.Length) : string.Empty;
    }

    private static (int Start, int Length)? FindBlock(string text, Dice dice)
    {
        var opens = Enumerable.Range(0, text.Length).Where(i => text[i] == '{').ToList();
        if (opens.Count == 0)
            return null;
        var open = dice.Pick(opens);
        var start = open == 0 ? 0 : text.LastIndexOfAny([';', '{', '}'], open - 1) + 1;
        for (var (i, depth) = (open, 0); i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (depth == 0)
                return (start, i + 1 - start);
        }

        return (start, text.Length - start);
    }

    /// <summary>Returns a position where a statement can begin.</summary>
    private static int FindGap(string text, Dice dice) => text.IndexOfAny([';', '{', '}'], dice.Next(text.Length)) + 1;
}

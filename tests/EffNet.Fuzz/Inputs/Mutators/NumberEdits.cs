using System.Globalization;

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Changes one number to another number or by a small amount, or changes only its unit.</summary>
internal sealed class NumberEdits(Vocabulary vocabulary) : IMutator
{
    public string Mutate(string text, Dice dice)
    {
        var tokens = Tokens.Split(text);
        var numbers = Tokens.IndexesOf(tokens, Tokens.IsNumber);
        if (numbers.Count == 0)
            return text + dice.Pick(vocabulary.Numbers);
        var at = dice.Pick(numbers);
        tokens[at] = dice.Next(4) switch
        {
            0 => tokens[at] + dice.Pick(vocabulary.Units),
            1 => dice.Pick(vocabulary.Numbers),
            2 => dice.Size(100_000).ToString(CultureInfo.InvariantCulture),
            _ => Nudge(tokens[at], dice),
        };
        return string.Concat(tokens);
    }

    private static string Nudge(string number, Dice dice)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return number;
        var nudged = dice.Next(6) switch
        {
            0 => value + 1,
            1 => value - 1,
            2 => value * 2,
            3 => value / 2,
            4 => value * 1.1,
            _ => -value,
        };
        return nudged.ToString(CultureInfo.InvariantCulture);
    }
}

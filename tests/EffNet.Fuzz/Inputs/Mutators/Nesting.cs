using System.Text;

namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Opens blocks or brackets many times, and sometimes closes them. The compiler must not overflow the stack.</summary>
internal sealed class Nesting : IMutator
{
    private const int Deepest = 20_000;

    private static readonly (string Open, string Close)[] s_pairs =
    [
        ("{", "}"), ("(", ")"), ("a {", "}"), ("a: b(", ")"), ("f(", ")"), ("f(x: ", ")"), ("f(1, x: ", ", 2)"), ("family F {", "}"),
        ("variant V {\n", "}\n"), ("profile p {", "}"), ("search s {", "}"), ("/*", "*/"), ("a.", "a"), ("public ", "family"), ("require ", ";"),
        ("-", "1"), ("solve(flops <= ", ")"), ("\"", "\""), ("family F ", ""), ("variant V ", ""), ("profile p ", ""), ("stage3 {", "}"),
        ("search s ", ""), ("a: ", ";"), ("<= ", ""), ("of ", ""), ("from 1 to ", "step 1"),
    ];

    public string Mutate(string text, Dice dice)
    {
        var (open, close) = dice.Pick(s_pairs);
        var depth = dice.Size(Deepest);
        var nested = new StringBuilder().Insert(0, open, depth);
        if (dice.OneIn(2))
            nested.Insert(nested.Length, close, depth);
        return text.Insert(dice.Next(text.Length + 1), nested.ToString());
    }
}

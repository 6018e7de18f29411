namespace EffNet.Fuzz.Inputs.Mutators;

/// <summary>Changes pieces of a text: lines, statements or blocks.</summary>
internal static class PieceEdits
{
    /// <summary>Removes, repeats, moves or swaps pieces, or inserts <paramref name="foreign"/> between two pieces.</summary>
    public static void Apply(List<string> pieces, Dice dice, Func<string> foreign)
    {
        if (pieces.Count == 0)
        {
            pieces.Add(foreign());
            return;
        }

        var (at, other) = (dice.Next(pieces.Count), dice.Next(pieces.Count));
        switch (dice.Next(6))
        {
            case 0:
                pieces.RemoveAt(at);
                break;
            case 1:
                pieces.Insert(at, pieces[at]);
                break;
            case 2:
                var moved = pieces[at];
                pieces.RemoveAt(at);
                pieces.Insert(Math.Min(other, pieces.Count), moved);
                break;
            case 3:
                (pieces[at], pieces[other]) = (pieces[other], pieces[at]);
                break;
            case 4:
                pieces[at] = foreign();
                break;
            default:
                pieces.Insert(at, foreign());
                break;
        }
    }
}

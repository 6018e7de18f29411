namespace EffNet.Language.Text;

/// <summary>A range of characters in a file: what every diagnostic and every token points with.</summary>
/// <param name="Start">Offset of the first character, from 0.</param>
/// <param name="Length">Number of characters; 0 marks a place between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset just behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The range from <paramref name="start"/> up to <paramref name="end"/>, which it does not include.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether <paramref name="other"/> lies wholly inside this range: how an error is attributed to the declaration it breaks.</summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;
}

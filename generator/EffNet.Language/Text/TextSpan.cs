namespace EffNet.Language.Text;

/// <summary>A range of characters in a file, to which diagnostics and tokens refer.</summary>
/// <param name="Start">The offset of the first character, from 0.</param>
/// <param name="Length">The number of characters; 0 for a position between two characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Gets the offset directly after the last character.</summary>
    public int End => Start + Length;

    /// <summary>Returns the range from <paramref name="start"/> up to, but not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>
    /// Returns <see langword="true"/> if <paramref name="other"/> lies completely inside this range; otherwise, <see langword="false"/>.
    /// </summary>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;
}

using System.Collections.Immutable;

namespace EffNet.Language.Formatting;

/// <summary>A line of the formatted file. Its spaces grow while it is aligned with its neighbors, from left to right.</summary>
internal sealed class Line
{
    private readonly int[] _gaps;
    private int _measured;
    private int _width;

    /// <summary>A line that is not yet aligned.</summary>
    public Line(int depth, bool followsBlank, ImmutableArray<Piece> pieces)
    {
        (Depth, FollowsBlank, Pieces) = (depth, followsBlank, pieces);
        _gaps = new int[pieces.Length];
        for (var i = 1; i < pieces.Length; i++)
            _gaps[i] = Spacing.Between(pieces[i - 1], pieces[i]);
        CanAlign = !pieces.Any(p => p.HasLines);
    }

    /// <summary>Levels of indentation.</summary>
    public int Depth { get; }

    /// <summary>Whether a blank line precedes it.</summary>
    public bool FollowsBlank { get; }

    /// <summary>Its tokens and comments.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>Whether it has a width: a comment that goes over lines has none.</summary>
    public bool CanAlign { get; }

    /// <summary>How many of its pieces there are without a line comment at its end.</summary>
    public int Length => Pieces[Pieces.Length - 1].IsLineComment ? Pieces.Length - 1 : Pieces.Length;

    /// <summary>The spaces before piece <paramref name="index"/>.</summary>
    public int GapBefore(int index) => _gaps[index];

    /// <summary>Whether this line and <paramref name="above"/> may be aligned: with the same indentation, directly under each other.</summary>
    public bool IsUnder(Line above) => CanAlign && above.CanAlign && !FollowsBlank && Depth == above.Depth;

    /// <summary>The column that piece <paramref name="index"/> begins in. Asked for from left to right, so that a long line is measured once.</summary>
    public int Measure(int index)
    {
        for (; _measured < index; _measured++)
            _width += Pieces[_measured].Text.Length + _gaps[_measured + 1];
        return _width;
    }

    /// <summary>Moves the piece last measured, and all after it, to the right.</summary>
    public void Widen(int spaces)
    {
        _gaps[_measured] += spaces;
        _width += spaces;
    }
}

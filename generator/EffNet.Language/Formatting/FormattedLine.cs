using System.Collections.Immutable;

namespace EffNet.Language.Formatting;

/// <summary>A line of the formatted file. Spaces are added to it while it is aligned with its neighbors, from left to right.</summary>
internal sealed class FormattedLine
{
    private readonly int[] _gaps;
    private int _measured;
    private int _width;

    /// <summary>Initializes a new instance of the <see cref="FormattedLine"/> class, which is not yet aligned.</summary>
    public FormattedLine(int depth, bool followsBlank, ImmutableArray<Piece> pieces)
    {
        (Depth, FollowsBlank, Pieces) = (depth, followsBlank, pieces);
        _gaps = new int[pieces.Length];
        for (var i = 1; i < pieces.Length; i++)
            _gaps[i] = Spacing.Between(pieces[i - 1], pieces[i]);
        CanAlign = !pieces.Any(p => p.HasLines);
    }

    /// <summary>Gets the levels of indentation.</summary>
    public int Depth { get; }

    /// <summary>Gets a value that indicates whether a blank line precedes it.</summary>
    public bool FollowsBlank { get; }

    /// <summary>Gets its tokens and comments.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>Gets a value that indicates whether the line can be aligned. A line with a comment of several lines cannot, because it has no width.</summary>
    public bool CanAlign { get; }

    /// <summary>Gets the number of pieces, without a line comment at the end of the line.</summary>
    public int Length => Pieces[Pieces.Length - 1].IsLineComment ? Pieces.Length - 1 : Pieces.Length;

    /// <summary>Returns the number of spaces before piece <paramref name="index"/>.</summary>
    public int GapBefore(int index) => _gaps[index];

    /// <summary>
    /// Returns <see langword="true"/> if this line and <paramref name="above"/> may be aligned: they have the same indentation and are consecutive.
    /// </summary>
    public bool IsUnder(FormattedLine above) => CanAlign && above.CanAlign && !FollowsBlank && Depth == above.Depth;

    /// <summary>
    /// Returns the column of piece <paramref name="index"/>. Calls must be in order from left to right, so that a long line is measured once.
    /// </summary>
    public int Measure(int index)
    {
        for (; _measured < index; _measured++)
            _width += Pieces[_measured].Text.Length + _gaps[_measured + 1];
        return _width;
    }

    /// <summary>Moves the last measured piece, and all pieces after it, to the right.</summary>
    public void Widen(int spaces)
    {
        _gaps[_measured] += spaces;
        _width += spaces;
    }
}

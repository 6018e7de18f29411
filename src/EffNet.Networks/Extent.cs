using System.Globalization;

namespace EffNet.Networks;

/// <summary>The height and width of a kernel, a stride or a border.</summary>
/// <param name="Height">The height.</param>
/// <param name="Width">The width.</param>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>Gets the extent of one position.</summary>
    public static Extent One => new(1, 1);

    /// <summary>Gets whether height and width are equal.</summary>
    public bool IsSquare => Height == Width;

    /// <summary>Gets the number of positions.</summary>
    public long Area => (long)Height * Width;

    /// <summary>Returns an extent whose height and width are equal.</summary>
    /// <param name="side">The height and the width.</param>
    public static Extent Square(int side) => new(side, side);

    /// <summary>Multiplies the heights and multiplies the widths of two extents.</summary>
    /// <param name="left">The first extent.</param>
    /// <param name="right">The second extent.</param>
    public static Extent operator *(Extent left, Extent right) => new(checked(left.Height * right.Height), checked(left.Width * right.Width));

    /// <summary>Returns the side of a square; otherwise, height and width: <c>2</c>, <c>2x1</c>.</summary>
    public string ToShortString() => IsSquare ? Height.ToString(CultureInfo.InvariantCulture) : ToString();

    /// <summary>Returns height and width: <c>3x3</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}");
}

namespace EffNet.Language.Scaling;

/// <summary>
/// How a scaled channel count becomes a multiple hardware likes: to the nearest one, but never more than
/// <paramref name="Within"/> below what was asked for (<c>round_filters</c> of the paper's code, <c>_make_divisible</c> of torchvision).
/// </summary>
/// <param name="Divisor">Every scaled channel count is a multiple of this, and at least this.</param>
/// <param name="Within">The fraction that rounding down may take away: 0.1 for the paper's 10%.</param>
public sealed record WidthRounding(int Divisor, double Within)
{
    /// <summary>The paper's rounding.</summary>
    public static WidthRounding Default { get; } = new(8, 0.1);

    /// <summary>
    /// <paramref name="channels"/> scaled by <paramref name="width"/> and rounded; at width 1 exactly as written. The published tables are multiples of 8, so that the
    /// reference implementations, which round at width 1 too, agree.
    /// </summary>
    public int Round(int channels, double width)
    {
        if (width == 1)
            return channels;
        var wanted = channels * width;
        var rounded = Math.Max(Divisor, Math.Floor((wanted + (Divisor / 2d)) / Divisor) * Divisor);
        if (rounded < (1 - Within) * wanted)
            rounded += Divisor;
        return (int)Math.Min(rounded, int.MaxValue);
    }
}

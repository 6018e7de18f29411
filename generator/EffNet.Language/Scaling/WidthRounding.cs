namespace EffNet.Language.Scaling;

/// <summary>
/// The rounding of scaled channels to a multiple that is efficient on hardware: the nearest multiple, or the next larger multiple if the nearest one is smaller than
/// the scaled number by more than the fraction <paramref name="Within"/> (<c>round_filters</c> of the paper's code, <c>_make_divisible</c> of torchvision).
/// </summary>
/// <param name="Divisor">The number by which every scaled channel count is divisible. It is also the smallest channel count.</param>
/// <param name="Within">The fraction by which rounding may reduce the channels: 0.1 for the paper's 10%.</param>
public sealed record WidthRounding(int Divisor, double Within)
{
    /// <summary>Gets the paper's rounding: to a multiple of 8, at most 10% down.</summary>
    public static WidthRounding Default { get; } = new(8, 0.1);

    /// <summary>
    /// Returns <paramref name="channels"/> scaled by <paramref name="width"/> and rounded; <paramref name="channels"/> itself at width 1. The reference implementations
    /// also round at width 1. The results are equal, because all channels of the published tables are multiples of 8.
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

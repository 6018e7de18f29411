using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The exponential function, right to 7e-7 of its value where sigmoids are not yet 0 or 1.</summary>
internal static class Exponential
{
    /// <summary>Beyond these powers of 2 there are no normal single-precision numbers.</summary>
    private const float Most = 126;

    /// <summary>Adding 1.5 times 2^23 rounds to a whole number, which is then in the lowest bits.</summary>
    private const float Rounding = 12582912;

    /// <summary>Returns exp(-x), at most 2^126 and at least 2^-126.</summary>
    /// <typeparam name="TVector">A vector.</typeparam>
    /// <typeparam name="TLanes">Its arithmetic.</typeparam>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfNegative<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector>
    {
        var power = TLanes.Multiply(x, TLanes.Create(-1.44269504f));
        power = TLanes.Max(TLanes.Create(-Most), TLanes.Min(TLanes.Create(Most), power));
        var rounded = TLanes.Add(power, TLanes.Create(Rounding));
        var rest = TLanes.Subtract(power, TLanes.Subtract(rounded, TLanes.Create(Rounding)));

        // 2^rest from -1/2 to 1/2, by the polynomial through six Chebyshev nodes: right to 1e-7.
        var sum = TLanes.MultiplyAdd(TLanes.Create(0.00133908634f), rest, TLanes.Create(0.00967603192f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(0.0555035711f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(0.240221075f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(0.693147188f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(1.00000008f));
        return TLanes.Scale(sum, rounded);
    }
}

using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The exponential function. Its relative error is at most 7e-7 in the range in which sigmoids are not yet 0 or 1.</summary>
internal static class Exponential
{
    /// <summary>Returns exp(-x); a very large number or a normal number near 1e-38 if the result is not a normal number.</summary>
    /// <typeparam name="TVector">The type of a vector.</typeparam>
    /// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfNegative<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector>
    {
        var power = TLanes.Round(TLanes.Multiply(x, TLanes.Create(-1.44269504f)), out var rest);

        // Compute 2^rest for -1/2 to 1/2 with the polynomial through six Chebyshev nodes, whose error is at most 1e-7.
        var sum = TLanes.MultiplyAdd(TLanes.Create(0.00133908634f), rest, TLanes.Create(0.00967603192f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(0.0555035711f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(0.240221075f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(0.693147188f));
        sum = TLanes.MultiplyAdd(sum, rest, TLanes.Create(1.00000008f));
        return TLanes.Scale(sum, power);
    }
}

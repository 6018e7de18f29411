using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>
/// x * (1 + erf(x / sqrt(2))) / 2 (Hendrycks and Gimpel, 2016), with the error function by formula 7.1.26 of Abramowitz and Stegun's Handbook of Mathematical Functions, which is right to 1.5e-7.
/// </summary>
internal readonly struct Gelu : IFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector>
    {
        var one = TLanes.Create(1);
        var scaled = TLanes.Multiply(x, TLanes.Create(0.70710678f));
        var size = TLanes.Max(scaled, TLanes.Subtract(TLanes.Create(0), scaled));
        var t = TLanes.Divide(one, TLanes.MultiplyAdd(TLanes.Create(0.3275911f), size, one));
        var sum = TLanes.MultiplyAdd(TLanes.Create(1.061405429f), t, TLanes.Create(-1.453152027f));
        sum = TLanes.MultiplyAdd(sum, t, TLanes.Create(1.421413741f));
        sum = TLanes.MultiplyAdd(sum, t, TLanes.Create(-0.284496736f));
        sum = TLanes.MultiplyAdd(sum, t, TLanes.Create(0.254829592f));
        // (1 - erf(|x| / sqrt(2))) / 2: what the normal distribution has beyond |x|.
        var tail = TLanes.Multiply(TLanes.Multiply(TLanes.Multiply(sum, t), TLanes.Create(0.5f)), Exponential.OfNegative<TVector, TLanes>(TLanes.Multiply(size, size)));
        // x - x * tail for positive numbers, and x * tail for negative ones.
        var positive = TLanes.Max(TLanes.Create(0), x);
        return TLanes.Subtract(positive, TLanes.Multiply(TLanes.Multiply(size, TLanes.Create(1.41421356f)), tail));
    }
}

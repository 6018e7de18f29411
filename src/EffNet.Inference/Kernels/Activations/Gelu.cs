using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>
/// The GELU activation, x * (1 + erf(x / sqrt(2))) / 2 (Hendrycks and Gimpel, 2016). The error function is computed with formula 7.1.26 of Abramowitz and
/// Stegun's Handbook of Mathematical Functions, whose error is at most 1.5e-7.
/// </summary>
internal readonly struct Gelu : IDifferentiableFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector>
    {
        var tail = Tail<TVector, TLanes>(Limit<TVector, TLanes>(x), out var size, out _);

        // The result is x - x * tail for positive numbers and x * tail for negative numbers.
        var positive = TLanes.Max(TLanes.Create(0), x);
        return TLanes.Subtract(positive, TLanes.Multiply(TLanes.Multiply(size, TLanes.Create(1.41421356f)), tail));
    }

    /// <inheritdoc/>
    /// <remarks>The derivative is the normal distribution function of x, plus x times its density.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector>
    {
        x = Limit<TVector, TLanes>(x);
        var tail = Tail<TVector, TLanes>(x, out _, out var exponential);
        var negative = TLanes.WhereGreater(TLanes.Create(0), x, TLanes.Subtract(TLanes.Add(tail, tail), TLanes.Create(1)));
        var distribution = TLanes.Add(TLanes.Subtract(TLanes.Create(1), tail), negative);
        var density = TLanes.Multiply(exponential, TLanes.Create(0.39894228f));
        return TLanes.Multiply(gradient, TLanes.MultiplyAdd(x, density, distribution));
    }

    /// <summary>
    /// Limits numbers to the range in which <see cref="Tail"/> is a normal number, because denormal numbers slow processors down. At the limits, the tail is
    /// 1e-36, so the results do not change visibly.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Limit<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Max(TLanes.Create(-12.5f), TLanes.Min(TLanes.Create(12.5f), x));

    /// <summary>Returns (1 - erf(|x| / sqrt(2))) / 2, the probability that a normal variable is greater than |x|.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="size">|x| / sqrt(2).</param>
    /// <param name="exponential">exp(-x^2 / 2).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Tail<TVector, TLanes>(TVector x, out TVector size, out TVector exponential)
        where TLanes : struct, ILanes<TVector>
    {
        var one = TLanes.Create(1);
        var scaled = TLanes.Multiply(x, TLanes.Create(0.70710678f));
        size = TLanes.Max(scaled, TLanes.Subtract(TLanes.Create(0), scaled));
        var t = TLanes.Divide(one, TLanes.MultiplyAdd(TLanes.Create(0.3275911f), size, one));
        var sum = TLanes.MultiplyAdd(TLanes.Create(1.061405429f), t, TLanes.Create(-1.453152027f));
        sum = TLanes.MultiplyAdd(sum, t, TLanes.Create(1.421413741f));
        sum = TLanes.MultiplyAdd(sum, t, TLanes.Create(-0.284496736f));
        sum = TLanes.MultiplyAdd(sum, t, TLanes.Create(0.254829592f));
        exponential = Exponential.OfNegative<TVector, TLanes>(TLanes.Multiply(size, size));
        return TLanes.Multiply(TLanes.Multiply(TLanes.Multiply(sum, t), TLanes.Create(0.5f)), exponential);
    }
}

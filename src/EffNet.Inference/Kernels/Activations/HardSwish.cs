using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The hard swish activation, x * min(max(x + 3, 0), 6) / 6 (Howard et al., 2019).</summary>
internal readonly struct HardSwish : IDifferentiableFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Multiply(
            TLanes.Multiply(x, TLanes.Create(1 / 6f)),
            TLanes.Min(TLanes.Create(6), TLanes.Max(TLanes.Create(0), TLanes.Add(x, TLanes.Create(3)))));

    /// <inheritdoc/>
    /// <remarks>The derivative is 0 up to -3, x / 3 + 1 / 2 up to 3, and 1 beyond.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector>
    {
        var below = TLanes.WhereGreater(TLanes.Create(3), x, gradient);
        var slope = TLanes.MultiplyAdd(x, TLanes.Create(1 / 3f), TLanes.Create(0.5f));
        var bent = TLanes.WhereGreater(x, TLanes.Create(-3), TLanes.Multiply(below, slope));
        return TLanes.Add(bent, TLanes.Subtract(gradient, below));
    }
}

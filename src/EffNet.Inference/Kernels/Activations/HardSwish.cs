using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>x * min(max(x + 3, 0), 6) / 6 (Howard et al., 2019).</summary>
internal readonly struct HardSwish : IFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Multiply(
            TLanes.Multiply(x, TLanes.Create(1 / 6f)),
            TLanes.Min(TLanes.Create(6), TLanes.Max(TLanes.Create(0), TLanes.Add(x, TLanes.Create(3)))));
}

using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The ReLU6 activation, min(max(x, 0), 6) (Howard et al., 2017). NaN remains NaN.</summary>
internal readonly struct Relu6 : IDifferentiableFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Min(TLanes.Create(6), TLanes.Max(TLanes.Create(0), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.WhereGreater(x, TLanes.Create(0), TLanes.WhereGreater(TLanes.Create(6), x, gradient));
}

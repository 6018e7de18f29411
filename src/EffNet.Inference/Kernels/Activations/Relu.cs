using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The ReLU activation, max(x, 0). NaN remains NaN.</summary>
internal readonly struct Relu : IDifferentiableFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Max(TLanes.Create(0), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.WhereGreater(x, TLanes.Create(0), gradient);
}

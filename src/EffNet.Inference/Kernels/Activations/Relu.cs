using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>max(x, 0). What is not a number stays so.</summary>
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

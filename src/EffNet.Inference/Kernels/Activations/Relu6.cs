using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>min(max(x, 0), 6) (Howard et al., 2017). What is not a number stays so.</summary>
internal readonly struct Relu6 : IFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Min(TLanes.Create(6), TLanes.Max(TLanes.Create(0), x));
}

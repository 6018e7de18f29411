using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>max(x, 0). What is not a number stays so.</summary>
internal readonly struct Relu : IFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Max(TLanes.Create(0), x);
}

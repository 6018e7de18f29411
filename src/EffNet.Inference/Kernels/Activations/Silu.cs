using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>x * sigmoid(x) = x / (1 + exp(-x)) (Ramachandran et al., 2017).</summary>
internal readonly struct Silu : IFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Divide(x, TLanes.Add(TLanes.Create(1), Exponential.OfNegative<TVector, TLanes>(x)));
}

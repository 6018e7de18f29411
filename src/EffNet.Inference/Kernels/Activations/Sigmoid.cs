using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The sigmoid function, 1 / (1 + exp(-x)).</summary>
internal readonly struct Sigmoid : IFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Divide(TLanes.Create(1), TLanes.Add(TLanes.Create(1), Exponential.OfNegative<TVector, TLanes>(x)));
}

using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The identity function, for layers without an activation.</summary>
internal readonly struct Unchanged : IDifferentiableFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector> => gradient;
}

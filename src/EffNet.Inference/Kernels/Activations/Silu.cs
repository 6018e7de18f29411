using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The SiLU activation, x * sigmoid(x) = x / (1 + exp(-x)) (Ramachandran et al., 2017).</summary>
internal readonly struct Silu : IDifferentiableFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TLanes>(TVector x)
        where TLanes : struct, ILanes<TVector> =>
        TLanes.Divide(x, TLanes.Add(TLanes.Create(1), Exponential.OfNegative<TVector, TLanes>(x)));

    /// <inheritdoc/>
    /// <remarks>The derivative is s * (1 + x * (1 - s)), where s is the sigmoid of x.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Backward<TVector, TLanes>(TVector x, TVector gradient)
        where TLanes : struct, ILanes<TVector>
    {
        var one = TLanes.Create(1);
        var sigmoid = TLanes.Divide(one, TLanes.Add(one, Exponential.OfNegative<TVector, TLanes>(x)));
        var slope = TLanes.MultiplyAdd(x, TLanes.Subtract(one, sigmoid), one);
        return TLanes.Multiply(TLanes.Multiply(gradient, sigmoid), slope);
    }
}

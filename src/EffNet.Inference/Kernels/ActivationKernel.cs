using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>
/// Computes activations of numbers that were just computed and are still in the L1 cache. Activations are a separate pass because their constants and the sums
/// of another kernel do not fit into the registers together.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
/// <typeparam name="TFunction">The activation.</typeparam>
internal static unsafe class ActivationKernel<TVector, TLanes, TFunction>
    where TLanes : struct, ILanes<TVector>
    where TFunction : struct, IFunction
{
    /// <summary>Computes the activations of numbers.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="target">Receives the results. It may equal <paramref name="source"/>.</param>
    /// <param name="count">The number of elements, a multiple of <see cref="Maps.Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, float* target, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Pixels have whole blocks.");
        nint i = 0;
        for (; i <= count - (2 * TLanes.Count); i += 2 * TLanes.Count)
        {
            // Compute two vectors at once, so that one can compute while the other waits for its division.
            var a = TFunction.Apply<TVector, TLanes>(TLanes.Load(source + i));
            var b = TFunction.Apply<TVector, TLanes>(TLanes.Load(source + i + TLanes.Count));
            TLanes.Store(a, target + i);
            TLanes.Store(b, target + i + TLanes.Count);
        }

        for (; i < count; i += TLanes.Count)
            TLanes.Store(TFunction.Apply<TVector, TLanes>(TLanes.Load(source + i)), target + i);
    }
}

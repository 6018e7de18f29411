using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>
/// Activations over numbers that were just computed and are still in the nearest cache. They are a pass of their own: within another kernel, their constants and its sums do not fit into the
/// registers.
/// </summary>
/// <typeparam name="TVector">A vector.</typeparam>
/// <typeparam name="TLanes">Its arithmetic.</typeparam>
/// <typeparam name="TFunction">The activation.</typeparam>
internal static unsafe class ActivationKernel<TVector, TLanes, TFunction>
    where TLanes : struct, ILanes<TVector>
    where TFunction : struct, IFunction
{
    /// <summary>Computes the function of numbers.</summary>
    /// <param name="source">The numbers.</param>
    /// <param name="target">Receives the results; may be the source.</param>
    /// <param name="count">Their count, a multiple of <see cref="Maps.Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, float* target, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Pixels have whole blocks.");
        nint i = 0;
        for (; i <= count - (2 * TLanes.Count); i += 2 * TLanes.Count)
        {
            // Two at once, so that one waits for its division while the other computes.
            var a = TFunction.Apply<TVector, TLanes>(TLanes.Load(source + i));
            var b = TFunction.Apply<TVector, TLanes>(TLanes.Load(source + i + TLanes.Count));
            TLanes.Store(a, target + i);
            TLanes.Store(b, target + i + TLanes.Count);
        }

        for (; i < count; i += TLanes.Count)
            TLanes.Store(TFunction.Apply<TVector, TLanes>(TLanes.Load(source + i)), target + i);
    }
}

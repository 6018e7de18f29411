using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>Half-precision weights in single precision, for the kernels that multiply.</summary>
/// <typeparam name="TVector">A vector.</typeparam>
/// <typeparam name="TLanes">Its arithmetic.</typeparam>
internal static unsafe class HalfKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Converts numbers.</summary>
    /// <param name="source">The numbers, all finite.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="count">How many: a multiple of <see cref="Maps.Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ushort* source, float* target, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Weights are whole blocks of outputs.");
        for (nint i = 0; i < count; i += TLanes.Count)
            TLanes.Store(TLanes.LoadHalf(source + i), target + i);
    }
}

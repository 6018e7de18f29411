using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>Converts weights from half to single precision for the kernels that multiply.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class HalfKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Converts numbers.</summary>
    /// <param name="source">The numbers. All must be finite.</param>
    /// <param name="target">Receives the numbers in single precision.</param>
    /// <param name="count">The number of elements, a multiple of <see cref="Maps.Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ushort* source, float* target, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Weights are whole blocks of outputs.");
        for (nint i = 0; i < count; i += TLanes.Count)
            TLanes.Store(TLanes.LoadHalf(source + i), target + i);
    }
}

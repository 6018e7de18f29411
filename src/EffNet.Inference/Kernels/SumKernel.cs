using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>Computes the sums of the pixels of a block of channels.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class SumKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Adds the pixels of a row to sums.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">The number of pixels of the row.</param>
    /// <param name="sums">The sums of the block's channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* row, int count, float* sums)
    {
        for (var lane = 0; lane < Maps.Block; lane += TLanes.Count)
        {
            TVector a = TLanes.Create(0), b = a, c = a, d = a;
            var pixel = row + lane;
            var rest = count;
            for (; rest >= 4; rest -= 4, pixel += 4 * Maps.Block)
            {
                a = TLanes.Add(a, TLanes.Load(pixel));
                b = TLanes.Add(b, TLanes.Load(pixel + Maps.Block));
                c = TLanes.Add(c, TLanes.Load(pixel + (2 * Maps.Block)));
                d = TLanes.Add(d, TLanes.Load(pixel + (3 * Maps.Block)));
            }

            for (; rest > 0; rest--, pixel += Maps.Block)
                a = TLanes.Add(a, TLanes.Load(pixel));
            TLanes.Store(TLanes.Add(TLanes.Load(sums + lane), TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d))), sums + lane);
        }
    }
}

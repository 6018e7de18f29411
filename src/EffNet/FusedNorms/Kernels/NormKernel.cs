using System.Runtime.CompilerServices;
using EffNet.Inference.Kernels;

namespace EffNet.FusedNorms.Kernels;

/// <summary>A batch norm with known statistics and the activation after it.</summary>
/// <typeparam name="TVector">A vector.</typeparam>
/// <typeparam name="TLanes">Its arithmetic.</typeparam>
/// <typeparam name="TFunction">The activation.</typeparam>
internal static unsafe class NormKernel<TVector, TLanes, TFunction>
    where TLanes : struct, ILanes<TVector>
    where TFunction : struct, IFunction
{
    /// <summary>Computes the activation of the norm of rows.</summary>
    /// <param name="rows">The rows, one after the other.</param>
    /// <param name="output">Receives the results.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">The numbers in a row, a multiple of the vectors' count.</param>
    /// <param name="factors">The factors of the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* rows, float* output, nint count, nint columns, NormFactors factors)
    {
        float* means = factors.Means, scales = factors.Scales, shifts = factors.Shifts;
        for (nint row = 0; row < count; row++, rows += columns, output += columns)
        {
            nint i = 0;
            for (; i <= columns - (2 * TLanes.Count); i += 2 * TLanes.Count)
            {
                // Two vectors at once: one waits for its division while the other computes.
                var a = TFunction.Apply<TVector, TLanes>(Normalize(rows + i, means + i, scales + i, shifts + i));
                var j = i + TLanes.Count;
                var b = TFunction.Apply<TVector, TLanes>(Normalize(rows + j, means + j, scales + j, shifts + j));
                TLanes.Store(a, output + i);
                TLanes.Store(b, output + j);
            }

            for (; i < columns; i += TLanes.Count)
                TLanes.Store(TFunction.Apply<TVector, TLanes>(Normalize(rows + i, means + i, scales + i, shifts + i)), output + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Normalize(float* value, float* mean, float* scale, float* shift) =>
        TLanes.MultiplyAdd(TLanes.Subtract(TLanes.Load(value), TLanes.Load(mean)), TLanes.Load(scale), TLanes.Load(shift));
}

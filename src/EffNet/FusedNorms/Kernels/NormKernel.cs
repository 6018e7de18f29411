using System.Runtime.CompilerServices;
using EffNet.Inference.Kernels;

namespace EffNet.FusedNorms.Kernels;

/// <summary>Computes a batch norm with known statistics and the activation after it.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vector.</typeparam>
/// <typeparam name="TFunction">The activation.</typeparam>
internal static unsafe class NormKernel<TVector, TLanes, TFunction>
    where TLanes : struct, ILanes<TVector>
    where TFunction : struct, IFunction
{
    /// <summary>Normalizes rows and applies the activation.</summary>
    /// <param name="rows">The consecutive rows.</param>
    /// <param name="output">The memory for the results.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">The number of elements in a row, a multiple of the elements in a vector.</param>
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
                // Process two vectors at once: one waits for its division while the other computes.
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

using System.Runtime.CompilerServices;
using EffNet.Inference.Kernels;

namespace EffNet.FusedNorms.Kernels;

/// <summary>
/// Computes the two sums for the gradients of a batch norm: the sum of the gradient of its output, and the sum of the products of that gradient with the
/// deviations from the mean. The activation's input is recomputed instead of read from memory.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vector.</typeparam>
/// <typeparam name="TFunction">The activation.</typeparam>
internal static unsafe class NormSumKernel<TVector, TLanes, TFunction>
    where TLanes : struct, ILanes<TVector>
    where TFunction : struct, IDifferentiableFunction
{
    /// <summary>Computes the sums of rows.</summary>
    /// <param name="rows">The consecutive rows of the batch norm's input.</param>
    /// <param name="gradient">The gradient of the activation's results.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">The number of elements in a row, a multiple of the elements in a vector.</param>
    /// <param name="factors">The factors of the columns.</param>
    /// <param name="sums">The memory for the sum of every column.</param>
    /// <param name="products">The memory for the sum of the products of every column.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* rows, float* gradient, nint count, nint columns, NormFactors factors, float* sums, float* products)
    {
        new Span<float>(sums, (int)columns).Clear();
        new Span<float>(products, (int)columns).Clear();
        for (nint row = 0; row < count; row++, rows += columns, gradient += columns)
        {
            nint i = 0;
            for (; i <= columns - (2 * TLanes.Count); i += 2 * TLanes.Count)
            {
                // Process two vectors at once: one waits for its division while the other computes.
                var j = i + TLanes.Count;
                var first = Inner(rows + i, gradient + i, factors, i, out var deviation);
                var second = Inner(rows + j, gradient + j, factors, j, out var otherDeviation);
                Add(first, deviation, sums + i, products + i);
                Add(second, otherDeviation, sums + j, products + j);
            }

            for (; i < columns; i += TLanes.Count)
            {
                var inner = Inner(rows + i, gradient + i, factors, i, out var deviation);
                Add(inner, deviation, sums + i, products + i);
            }
        }
    }

    /// <summary>Returns the gradient of the batch norm's output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Inner(float* value, float* gradient, NormFactors factors, nint column, out TVector deviation)
    {
        deviation = TLanes.Subtract(TLanes.Load(value), TLanes.Load(factors.Means + column));
        var normed = TLanes.MultiplyAdd(deviation, TLanes.Load(factors.Scales + column), TLanes.Load(factors.Shifts + column));
        return TFunction.Backward<TVector, TLanes>(normed, TLanes.Load(gradient));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector inner, TVector deviation, float* sum, float* product)
    {
        TLanes.Store(TLanes.Add(TLanes.Load(sum), inner), sum);
        TLanes.Store(TLanes.MultiplyAdd(inner, deviation, TLanes.Load(product)), product);
    }
}

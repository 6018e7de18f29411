using System.Runtime.CompilerServices;
using EffNet.Inference.Kernels;

namespace EffNet.FusedNorms.Kernels;

/// <summary>
/// Computes the gradient of a batch norm's input: scale * inner + deviation * slope + offset, where inner is the gradient of the batch norm's output.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vector.</typeparam>
/// <typeparam name="TFunction">The activation.</typeparam>
internal static unsafe class NormGradientKernel<TVector, TLanes, TFunction>
    where TLanes : struct, ILanes<TVector>
    where TFunction : struct, IDifferentiableFunction
{
    /// <summary>Computes the gradient of rows.</summary>
    /// <param name="rows">The consecutive rows of the batch norm's input.</param>
    /// <param name="gradient">The gradient of the activation's results.</param>
    /// <param name="output">The memory for the gradient of the rows.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">The number of elements in a row, a multiple of the elements in a vector.</param>
    /// <param name="factors">The factors of the columns.</param>
    /// <param name="slopes">The slopes of the columns.</param>
    /// <param name="offsets">The offsets of the columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* rows, float* gradient, float* output, nint count, nint columns, NormFactors factors, float* slopes, float* offsets)
    {
        for (nint row = 0; row < count; row++, rows += columns, gradient += columns, output += columns)
        {
            nint i = 0;
            for (; i <= columns - (2 * TLanes.Count); i += 2 * TLanes.Count)
            {
                // Process two vectors at once: one waits for its division while the other computes.
                var j = i + TLanes.Count;
                var first = Outer(rows + i, gradient + i, factors, i, slopes + i, offsets + i);
                var second = Outer(rows + j, gradient + j, factors, j, slopes + j, offsets + j);
                TLanes.Store(first, output + i);
                TLanes.Store(second, output + j);
            }

            for (; i < columns; i += TLanes.Count)
                TLanes.Store(Outer(rows + i, gradient + i, factors, i, slopes + i, offsets + i), output + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Outer(float* value, float* gradient, NormFactors factors, nint column, float* slope, float* offset)
    {
        var deviation = TLanes.Subtract(TLanes.Load(value), TLanes.Load(factors.Means + column));
        var scale = TLanes.Load(factors.Scales + column);
        var normed = TLanes.MultiplyAdd(deviation, scale, TLanes.Load(factors.Shifts + column));
        var inner = TFunction.Backward<TVector, TLanes>(normed, TLanes.Load(gradient));
        return TLanes.MultiplyAdd(scale, inner, TLanes.MultiplyAdd(deviation, TLanes.Load(slope), TLanes.Load(offset)));
    }
}

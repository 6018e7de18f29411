using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EffNet.FusedNorms;

/// <summary>Adds single-precision numbers to sums over channels in double precision.</summary>
internal static unsafe class ChannelSums
{
    /// <summary>Adds <c>value * factor</c> to every sum.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="values">The values, one for each sum.</param>
    /// <param name="factor">The factor.</param>
    public static void Add(double[] sums, float* values, double factor)
    {
        var i = 0;
        fixed (double* target = sums)
        {
            for (; Avx.IsSupported && i <= sums.Length - Vector256<double>.Count; i += Vector256<double>.Count)
                (Vector256.Load(target + i) + (Widen(values + i) * Vector256.Create(factor))).Store(target + i);
        }

        for (; i < sums.Length; i++)
            sums[i] += values[i] * factor;
    }

    /// <summary>
    /// Adds <c>square + (mean - center)^2 * factor</c> to every sum, which converts squared deviations from the means to those from other centers.
    /// </summary>
    /// <param name="sums">The sums.</param>
    /// <param name="squares">The sums of the squared deviations from the means.</param>
    /// <param name="means">The means.</param>
    /// <param name="centers">The centers.</param>
    /// <param name="factor">The number of values.</param>
    public static void AddSquares(double[] sums, float* squares, float* means, double[] centers, double factor)
    {
        var i = 0;
        fixed (double* target = sums, center = centers)
        {
            for (; Avx.IsSupported && i <= sums.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                var difference = Widen(means + i) - Vector256.Load(center + i);
                (Vector256.Load(target + i) + Widen(squares + i) + (difference * difference * Vector256.Create(factor))).Store(target + i);
            }
        }

        for (; i < sums.Length; i++)
        {
            var difference = means[i] - centers[i];
            sums[i] += squares[i] + (difference * difference * factor);
        }
    }

    private static Vector256<double> Widen(float* values) => Avx.ConvertToVector256Double(Vector128.Load(values));
}

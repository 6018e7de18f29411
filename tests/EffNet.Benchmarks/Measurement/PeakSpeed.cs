using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EffNet.Benchmarks.Measurement;

/// <summary>The peak multiply-adds per second of one thread, measured with ten sums in registers and no memory access.</summary>
internal static class PeakSpeed
{
    private const int Loops = 2_000_000;
    private const int Sums = 10;

    /// <summary>Returns the measured multiply-adds per second; <see langword="null"/> on processors without 256-bit fused multiply-add.</summary>
    public static double? Measure()
    {
        if (!Fma.IsSupported)
            return null;
        var lanes = Avx512F.IsSupported ? Vector512<float>.Count : Vector256<float>.Count;
        var best = Enumerable.Range(0, 10).Min(_ => Time());
        return (double)Loops * Sums * lanes / best.TotalSeconds;
    }

    private static TimeSpan Time()
    {
        var start = Stopwatch.GetTimestamp();
        var sum = Avx512F.IsSupported ? Wide() : Narrow();
        var time = Stopwatch.GetElapsedTime(start);
        return float.IsNaN(sum) ? TimeSpan.MaxValue : time;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Narrow()
    {
        var (factor, summand) = (Vector256.Create(0.999f), Vector256.Create(1e-3f));
        Vector256<float> a = summand, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a;
        for (var loop = 0; loop < Loops; loop++)
        {
            a = Fma.MultiplyAdd(a, factor, summand);
            b = Fma.MultiplyAdd(b, factor, summand);
            c = Fma.MultiplyAdd(c, factor, summand);
            d = Fma.MultiplyAdd(d, factor, summand);
            e = Fma.MultiplyAdd(e, factor, summand);
            f = Fma.MultiplyAdd(f, factor, summand);
            g = Fma.MultiplyAdd(g, factor, summand);
            h = Fma.MultiplyAdd(h, factor, summand);
            i = Fma.MultiplyAdd(i, factor, summand);
            j = Fma.MultiplyAdd(j, factor, summand);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Wide()
    {
        var (factor, summand) = (Vector512.Create(0.999f), Vector512.Create(1e-3f));
        Vector512<float> a = summand, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a;
        for (var loop = 0; loop < Loops; loop++)
        {
            a = Avx512F.FusedMultiplyAdd(a, factor, summand);
            b = Avx512F.FusedMultiplyAdd(b, factor, summand);
            c = Avx512F.FusedMultiplyAdd(c, factor, summand);
            d = Avx512F.FusedMultiplyAdd(d, factor, summand);
            e = Avx512F.FusedMultiplyAdd(e, factor, summand);
            f = Avx512F.FusedMultiplyAdd(f, factor, summand);
            g = Avx512F.FusedMultiplyAdd(g, factor, summand);
            h = Avx512F.FusedMultiplyAdd(h, factor, summand);
            i = Avx512F.FusedMultiplyAdd(i, factor, summand);
            j = Avx512F.FusedMultiplyAdd(j, factor, summand);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j);
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>
/// Computes a row of a depthwise convolution, in which each channel has its own filter. It processes up to 8 pixels of a vector of channels at a time, so that
/// each weight is read once for all of them.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class DepthwiseKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    private const int MostPixels = 8;

    /// <summary>Computes a row of a block of channels.</summary>
    /// <param name="rows">The input rows of the window, each from the first pixel that is read.</param>
    /// <param name="output">The output row.</param>
    /// <param name="count">The number of pixels of the row.</param>
    /// <param name="filter">The filter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float** rows, float* output, int count, in DepthwiseFilter filter)
    {
        Debug.Assert(count > 0 && filter.Height > 0 && filter.Width > 0, "A row and a window have pixels.");
        for (var lane = 0; lane < Maps.Block; lane += TLanes.Count)
            Run(rows, output, lane, count, filter);
    }

    /// <summary>Divides the row into tiles whose sizes differ by at most one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(float** rows, float* output, int lane, int count, in DepthwiseFilter filter)
    {
        var tiles = (count + MostPixels - 1) / MostPixels;
        for (var pixel = 0; tiles > 0; tiles--)
        {
            var size = (count - pixel + tiles - 1) / tiles;
            switch (size)
            {
                case 1:
                    Tile<One>(rows, output, lane, pixel, filter);
                    break;
                case 2:
                    Tile<Two>(rows, output, lane, pixel, filter);
                    break;
                case 3:
                    Tile<Three>(rows, output, lane, pixel, filter);
                    break;
                case 4:
                    Tile<Four>(rows, output, lane, pixel, filter);
                    break;
                case 5:
                    Tile<Five>(rows, output, lane, pixel, filter);
                    break;
                case 6:
                    Tile<Six>(rows, output, lane, pixel, filter);
                    break;
                case 7:
                    Tile<Seven>(rows, output, lane, pixel, filter);
                    break;
                default:
                    Tile<Eight>(rows, output, lane, pixel, filter);
                    break;
            }

            pixel += size;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TPixels>(float** rows, float* output, int lane, int pixel, in DepthwiseFilter filter)
        where TPixels : struct, ICount
    {
        var weights = filter.Weights + lane;
        var stride = filter.Stride;
        TVector a0 = TLanes.Load(filter.Bias + lane), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
        for (var y = 0; y < filter.Height; y++)
        {
            var p0 = rows[y] + lane + (pixel * stride);
            float* p1 = p0 + stride, p2 = p1 + stride, p3 = p2 + stride, p4 = p3 + stride, p5 = p4 + stride, p6 = p5 + stride, p7 = p6 + stride;
            for (nint x = 0; x < filter.Width * Maps.Block; x += Maps.Block)
            {
                var weight = TLanes.Load(weights);
                a0 = TLanes.MultiplyAdd(TLanes.Load(p0 + x), weight, a0);
                if (TPixels.Value > 1)
                    a1 = TLanes.MultiplyAdd(TLanes.Load(p1 + x), weight, a1);
                if (TPixels.Value > 2)
                    a2 = TLanes.MultiplyAdd(TLanes.Load(p2 + x), weight, a2);
                if (TPixels.Value > 3)
                    a3 = TLanes.MultiplyAdd(TLanes.Load(p3 + x), weight, a3);
                if (TPixels.Value > 4)
                    a4 = TLanes.MultiplyAdd(TLanes.Load(p4 + x), weight, a4);
                if (TPixels.Value > 5)
                    a5 = TLanes.MultiplyAdd(TLanes.Load(p5 + x), weight, a5);
                if (TPixels.Value > 6)
                    a6 = TLanes.MultiplyAdd(TLanes.Load(p6 + x), weight, a6);
                if (TPixels.Value > 7)
                    a7 = TLanes.MultiplyAdd(TLanes.Load(p7 + x), weight, a7);
                weights += Maps.Block;
            }
        }

        output += lane + (pixel * Maps.Block);
        TLanes.Store(a0, output);
        if (TPixels.Value > 1)
            TLanes.Store(a1, output + Maps.Block);
        if (TPixels.Value > 2)
            TLanes.Store(a2, output + (2 * Maps.Block));
        if (TPixels.Value > 3)
            TLanes.Store(a3, output + (3 * Maps.Block));
        if (TPixels.Value > 4)
            TLanes.Store(a4, output + (4 * Maps.Block));
        if (TPixels.Value > 5)
            TLanes.Store(a5, output + (5 * Maps.Block));
        if (TPixels.Value > 6)
            TLanes.Store(a6, output + (6 * Maps.Block));
        if (TPixels.Value > 7)
            TLanes.Store(a7, output + (7 * Maps.Block));
    }
}

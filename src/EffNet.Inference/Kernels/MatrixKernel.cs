using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>
/// Computes products of pixels and weights, to which every dense convolution is reduced. It processes several pixels and two vectors of output channels at a
/// time, so that their sums stay in registers together with two vectors of weights and one input.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class MatrixKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>The largest number of pixels at a time: 16 registers hold the sums of 6 pixels; 32 registers hold the sums of 8 pixels.</summary>
    private static int MostRows => TLanes.HasManyRegisters ? 8 : 6;

    /// <summary>Computes the products of consecutive pixels.</summary>
    /// <param name="input">The inputs of the first pixel.</param>
    /// <param name="output">The first output of the first pixel.</param>
    /// <param name="count">The number of pixels.</param>
    /// <param name="columns">The number of vectors of outputs: 1 or 2.</param>
    /// <param name="product">The weights and the strides.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* input, float* output, int count, int columns, in Product product)
    {
        Debug.Assert(columns is 1 or 2, "The kernel has registers for two vectors.");
        Debug.Assert(product.FullSegments <= product.Segments && product.Length > 0 && product.LastLength > 0, "Segments have numbers.");
        if (columns == 2)
            Run<Two>(input, output, count, product);
        else
            Run<One>(input, output, count, product);
    }

    /// <summary>Divides pixels into tiles whose sizes differ by at most one, because small tiles take nearly as long as large ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TColumns>(float* input, float* output, int count, in Product product)
        where TColumns : struct, ICount
    {
        for (var tiles = (count + MostRows - 1) / MostRows; tiles > 0; tiles--)
        {
            var rows = (count + tiles - 1) / tiles;
            switch (rows)
            {
                case 1:
                    Tile<One, TColumns>(input, output, product);
                    break;
                case 2:
                    Tile<Two, TColumns>(input, output, product);
                    break;
                case 3:
                    Tile<Three, TColumns>(input, output, product);
                    break;
                case 4:
                    Tile<Four, TColumns>(input, output, product);
                    break;
                case 5:
                    Tile<Five, TColumns>(input, output, product);
                    break;
                case 6:
                    Tile<Six, TColumns>(input, output, product);
                    break;
                case 7:
                    Tile<Seven, TColumns>(input, output, product);
                    break;
                default:
                    Tile<Eight, TColumns>(input, output, product);
                    break;
            }

            count -= rows;
            input += rows * product.InputStride;
            output += rows * Maps.Block;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TRows, TColumns>(float* input, float* output, in Product product)
        where TRows : struct, ICount
        where TColumns : struct, ICount
    {
        var weights = product.Weights;
        var (nextWeights, nextOutput, stride) = (product.NextWeights, product.NextOutput, product.InputStride);
        TVector a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7;
        if (product.Accumulates)
        {
            a0 = TLanes.Load(output);
            a1 = TRows.Value > 1 ? TLanes.Load(output + Maps.Block) : a0;
            a2 = TRows.Value > 2 ? TLanes.Load(output + (2 * Maps.Block)) : a0;
            a3 = TRows.Value > 3 ? TLanes.Load(output + (3 * Maps.Block)) : a0;
            a4 = TRows.Value > 4 ? TLanes.Load(output + (4 * Maps.Block)) : a0;
            a5 = TRows.Value > 5 ? TLanes.Load(output + (5 * Maps.Block)) : a0;
            a6 = TRows.Value > 6 ? TLanes.Load(output + (6 * Maps.Block)) : a0;
            a7 = TRows.Value > 7 ? TLanes.Load(output + (7 * Maps.Block)) : a0;
            b0 = TColumns.Value > 1 ? TLanes.Load(output + nextOutput) : a0;
            b1 = TColumns.Value > 1 && TRows.Value > 1 ? TLanes.Load(output + nextOutput + Maps.Block) : a0;
            b2 = TColumns.Value > 1 && TRows.Value > 2 ? TLanes.Load(output + nextOutput + (2 * Maps.Block)) : a0;
            b3 = TColumns.Value > 1 && TRows.Value > 3 ? TLanes.Load(output + nextOutput + (3 * Maps.Block)) : a0;
            b4 = TColumns.Value > 1 && TRows.Value > 4 ? TLanes.Load(output + nextOutput + (4 * Maps.Block)) : a0;
            b5 = TColumns.Value > 1 && TRows.Value > 5 ? TLanes.Load(output + nextOutput + (5 * Maps.Block)) : a0;
            b6 = TColumns.Value > 1 && TRows.Value > 6 ? TLanes.Load(output + nextOutput + (6 * Maps.Block)) : a0;
            b7 = TColumns.Value > 1 && TRows.Value > 7 ? TLanes.Load(output + nextOutput + (7 * Maps.Block)) : a0;
        }
        else
        {
            a0 = TLanes.Load(product.Bias);
            b0 = TColumns.Value > 1 ? TLanes.Load(product.Bias + product.NextBias) : a0;
            (a1, a2, a3, a4, a5, a6, a7) = (a0, a0, a0, a0, a0, a0, a0);
            (b1, b2, b3, b4, b5, b6, b7) = (b0, b0, b0, b0, b0, b0, b0);
        }

        int* offsets = product.Offsets, last = offsets + product.Segments, full = offsets + product.FullSegments;
        for (; offsets < last; offsets++)
        {
            var length = offsets < full ? product.Length : product.LastLength;
            var p0 = input + *offsets;
            float* p1 = p0 + stride, p2 = p1 + stride, p3 = p2 + stride, p4 = p3 + stride, p5 = p4 + stride, p6 = p5 + stride, p7 = p6 + stride;
            for (nint k = 0; k < length; k++)
            {
                var left = TLanes.Load(weights);
                var right = TColumns.Value > 1 ? TLanes.Load(weights + nextWeights) : left;
                var x = TLanes.Broadcast(p0 + k);
                a0 = TLanes.MultiplyAdd(x, left, a0);
                if (TColumns.Value > 1)
                    b0 = TLanes.MultiplyAdd(x, right, b0);
                if (TRows.Value > 1)
                {
                    x = TLanes.Broadcast(p1 + k);
                    a1 = TLanes.MultiplyAdd(x, left, a1);
                    if (TColumns.Value > 1)
                        b1 = TLanes.MultiplyAdd(x, right, b1);
                }

                if (TRows.Value > 2)
                {
                    x = TLanes.Broadcast(p2 + k);
                    a2 = TLanes.MultiplyAdd(x, left, a2);
                    if (TColumns.Value > 1)
                        b2 = TLanes.MultiplyAdd(x, right, b2);
                }

                if (TRows.Value > 3)
                {
                    x = TLanes.Broadcast(p3 + k);
                    a3 = TLanes.MultiplyAdd(x, left, a3);
                    if (TColumns.Value > 1)
                        b3 = TLanes.MultiplyAdd(x, right, b3);
                }

                if (TRows.Value > 4)
                {
                    x = TLanes.Broadcast(p4 + k);
                    a4 = TLanes.MultiplyAdd(x, left, a4);
                    if (TColumns.Value > 1)
                        b4 = TLanes.MultiplyAdd(x, right, b4);
                }

                if (TRows.Value > 5)
                {
                    x = TLanes.Broadcast(p5 + k);
                    a5 = TLanes.MultiplyAdd(x, left, a5);
                    if (TColumns.Value > 1)
                        b5 = TLanes.MultiplyAdd(x, right, b5);
                }

                if (TRows.Value > 6)
                {
                    x = TLanes.Broadcast(p6 + k);
                    a6 = TLanes.MultiplyAdd(x, left, a6);
                    if (TColumns.Value > 1)
                        b6 = TLanes.MultiplyAdd(x, right, b6);
                }

                if (TRows.Value > 7)
                {
                    x = TLanes.Broadcast(p7 + k);
                    a7 = TLanes.MultiplyAdd(x, left, a7);
                    if (TColumns.Value > 1)
                        b7 = TLanes.MultiplyAdd(x, right, b7);
                }

                weights += Maps.Block;
            }
        }

        Store<TColumns>(output, nextOutput, a0, b0);
        if (TRows.Value > 1)
            Store<TColumns>(output + Maps.Block, nextOutput, a1, b1);
        if (TRows.Value > 2)
            Store<TColumns>(output + (2 * Maps.Block), nextOutput, a2, b2);
        if (TRows.Value > 3)
            Store<TColumns>(output + (3 * Maps.Block), nextOutput, a3, b3);
        if (TRows.Value > 4)
            Store<TColumns>(output + (4 * Maps.Block), nextOutput, a4, b4);
        if (TRows.Value > 5)
            Store<TColumns>(output + (5 * Maps.Block), nextOutput, a5, b5);
        if (TRows.Value > 6)
            Store<TColumns>(output + (6 * Maps.Block), nextOutput, a6, b6);
        if (TRows.Value > 7)
            Store<TColumns>(output + (7 * Maps.Block), nextOutput, a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TColumns>(float* output, nint next, TVector first, TVector second)
        where TColumns : struct, ICount
    {
        TLanes.Store(first, output);
        if (TColumns.Value > 1)
            TLanes.Store(second, output + next);
    }
}

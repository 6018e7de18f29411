using System.Runtime.CompilerServices;
using EffNet.Inference.Kernels;

namespace EffNet.FusedNorms.Kernels;

/// <summary>Computes the mean of every column, and the sum of the squared deviations from it.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vector.</typeparam>
internal static unsafe class MomentKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Computes the means and sums. The rows are read twice, so they should fit into the L2 cache.</summary>
    /// <param name="rows">The consecutive rows.</param>
    /// <param name="count">The number of rows, at least 1.</param>
    /// <param name="columns">The number of elements in a row, a multiple of the elements in a vector.</param>
    /// <param name="means">The memory for the mean of every column.</param>
    /// <param name="squares">The memory for the sum of the squared deviations of every column.</param>
    public static void Run(float* rows, nint count, nint columns, float* means, float* squares)
    {
        nint column = 0;
        for (; column <= columns - (4 * TLanes.Count); column += 4 * TLanes.Count)
            FourVectors(rows + column, count, columns, means + column, squares + column);
        for (; column < columns; column += TLanes.Count)
            OneVector(rows + column, count, columns, means + column, squares + column);
    }

    /// <summary>Processes four vectors of columns at once. Their sums stay in registers and do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourVectors(float* rows, nint count, nint columns, float* means, float* squares)
    {
        int second = TLanes.Count, third = 2 * TLanes.Count, fourth = 3 * TLanes.Count;
        TVector a = TLanes.Create(0), b = a, c = a, d = a;
        var row = rows;
        for (nint i = 0; i < count; i++, row += columns)
        {
            a = TLanes.Add(a, TLanes.Load(row));
            b = TLanes.Add(b, TLanes.Load(row + second));
            c = TLanes.Add(c, TLanes.Load(row + third));
            d = TLanes.Add(d, TLanes.Load(row + fourth));
        }

        var divisor = TLanes.Create(count);
        TVector meanA = TLanes.Divide(a, divisor), meanB = TLanes.Divide(b, divisor), meanC = TLanes.Divide(c, divisor), meanD = TLanes.Divide(d, divisor);
        (a, b, c, d) = (TLanes.Create(0), TLanes.Create(0), TLanes.Create(0), TLanes.Create(0));
        row = rows;
        for (nint i = 0; i < count; i++, row += columns)
        {
            a = AddSquare(a, TLanes.Load(row), meanA);
            b = AddSquare(b, TLanes.Load(row + second), meanB);
            c = AddSquare(c, TLanes.Load(row + third), meanC);
            d = AddSquare(d, TLanes.Load(row + fourth), meanD);
        }

        TLanes.Store(meanA, means);
        TLanes.Store(meanB, means + second);
        TLanes.Store(meanC, means + third);
        TLanes.Store(meanD, means + fourth);
        TLanes.Store(a, squares);
        TLanes.Store(b, squares + second);
        TLanes.Store(c, squares + third);
        TLanes.Store(d, squares + fourth);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneVector(float* rows, nint count, nint columns, float* means, float* squares)
    {
        var sum = TLanes.Create(0);
        var row = rows;
        for (nint i = 0; i < count; i++, row += columns)
            sum = TLanes.Add(sum, TLanes.Load(row));

        var mean = TLanes.Divide(sum, TLanes.Create(count));
        sum = TLanes.Create(0);
        row = rows;
        for (nint i = 0; i < count; i++, row += columns)
            sum = AddSquare(sum, TLanes.Load(row), mean);

        TLanes.Store(mean, means);
        TLanes.Store(sum, squares);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector AddSquare(TVector sum, TVector value, TVector mean)
    {
        var deviation = TLanes.Subtract(value, mean);
        return TLanes.MultiplyAdd(deviation, deviation, sum);
    }
}

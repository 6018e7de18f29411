using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>Computes sums and products of maps, one row of a block at a time.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class ElementKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Adds numbers to other numbers in place.</summary>
    /// <param name="left">The numbers that are changed.</param>
    /// <param name="right">The numbers to add.</param>
    /// <param name="count">The number of elements, a multiple of <see cref="Maps.Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* left, float* right, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Pixels have whole blocks.");
        for (nint i = 0; i < count; i += TLanes.Count)
            TLanes.Store(TLanes.Add(TLanes.Load(left + i), TLanes.Load(right + i)), left + i);
    }

    /// <summary>Writes the sums of a bias and residual maps, to which products are added afterwards.</summary>
    /// <param name="bias">The bias of each channel of the block.</param>
    /// <param name="residual">The residual maps.</param>
    /// <param name="output">Receives the sums.</param>
    /// <param name="count">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddBias(float* bias, float* residual, float* output, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Pixels have whole blocks.");
        for (nint i = 0; i < count; i += Maps.Block)
        {
            for (nint lane = 0; lane < Maps.Block; lane += TLanes.Count)
                TLanes.Store(TLanes.Add(TLanes.Load(residual + i + lane), TLanes.Load(bias + lane)), output + i + lane);
        }
    }

    /// <summary>Multiplies the pixels of a block of channels by a factor for each channel and adds a summand for each channel.</summary>
    /// <param name="input">The pixels.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="summands">The summands.</param>
    /// <param name="output">Receives the results. It may equal <paramref name="input"/>.</param>
    /// <param name="count">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyAdd(float* input, float* factors, float* summands, float* output, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Pixels have whole blocks.");
        for (nint lane = 0; lane < Maps.Block; lane += TLanes.Count)
        {
            var (factor, summand) = (TLanes.Load(factors + lane), TLanes.Load(summands + lane));
            for (var i = lane; i < count; i += Maps.Block)
                TLanes.Store(TLanes.MultiplyAdd(TLanes.Load(input + i), factor, summand), output + i);
        }
    }

    /// <summary>Multiplies the pixels of a block of channels by a factor for each channel.</summary>
    /// <param name="input">The pixels.</param>
    /// <param name="factors">The factors.</param>
    /// <param name="output">Receives the results. It may equal <paramref name="input"/>.</param>
    /// <param name="count">The number of elements.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* input, float* factors, float* output, nint count)
    {
        Debug.Assert(count % Maps.Block == 0, "Pixels have whole blocks.");
        for (nint lane = 0; lane < Maps.Block; lane += TLanes.Count)
        {
            var factor = TLanes.Load(factors + lane);
            for (var i = lane; i < count; i += Maps.Block)
                TLanes.Store(TLanes.Multiply(TLanes.Load(input + i), factor), output + i);
        }
    }
}

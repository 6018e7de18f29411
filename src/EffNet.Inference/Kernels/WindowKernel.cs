using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>Computes the maximum or mean of a window of a block of channels. The window is limited to the maps.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal static unsafe class WindowKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Writes the maxima of a window.</summary>
    /// <param name="input">The first pixel of the window.</param>
    /// <param name="rowStride">The distance between consecutive rows.</param>
    /// <param name="height">The number of rows of the window within the maps.</param>
    /// <param name="width">The number of columns of the window within the maps.</param>
    /// <param name="output">Receives the maximum of each channel of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Max(float* input, nint rowStride, int height, int width, float* output)
    {
        Debug.Assert(height > 0 && width > 0, "A window has pixels within the maps.");
        for (var lane = 0; lane < Maps.Block; lane += TLanes.Count)
        {
            var most = TLanes.Load(input + lane);
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                    most = TLanes.MaxOrNaN(TLanes.Load(input + (y * rowStride) + (x * Maps.Block) + lane), most);
            }

            TLanes.Store(most, output + lane);
        }
    }

    /// <summary>Writes the means of a window.</summary>
    /// <param name="input">The first pixel of the window.</param>
    /// <param name="rowStride">The distance between consecutive rows.</param>
    /// <param name="height">The number of rows of the window within the maps.</param>
    /// <param name="width">The number of columns of the window within the maps.</param>
    /// <param name="output">Receives the mean of each channel of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mean(float* input, nint rowStride, int height, int width, float* output)
    {
        Debug.Assert(height > 0 && width > 0, "A window has pixels within the maps.");
        var share = TLanes.Create(1f / (height * width));
        for (var lane = 0; lane < Maps.Block; lane += TLanes.Count)
        {
            var sum = TLanes.Create(0);
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                    sum = TLanes.Add(sum, TLanes.Load(input + (y * rowStride) + (x * Maps.Block) + lane));
            }

            TLanes.Store(TLanes.Multiply(sum, share), output + lane);
        }
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>The largest number, or the sum, of a window of a block of channels, which is cut to the maps.</summary>
/// <typeparam name="TVector">A vector.</typeparam>
/// <typeparam name="TLanes">Its arithmetic.</typeparam>
internal static unsafe class WindowKernel<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Writes the largest numbers of a window.</summary>
    /// <param name="input">The first pixel of the window.</param>
    /// <param name="rowStride">From a row to the next.</param>
    /// <param name="height">The rows of the window within the maps.</param>
    /// <param name="width">The columns of the window within the maps.</param>
    /// <param name="output">Receives the block.</param>
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
    /// <param name="rowStride">From a row to the next.</param>
    /// <param name="height">The rows of the window within the maps.</param>
    /// <param name="width">The columns of the window within the maps.</param>
    /// <param name="output">Receives the block.</param>
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

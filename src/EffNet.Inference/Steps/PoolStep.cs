using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>Computes the maximum or mean of each window, limited to the maps. Each item is a block.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
/// <param name="layer">The pooling.</param>
/// <param name="input">The input.</param>
/// <param name="output">The output.</param>
internal sealed unsafe class PoolStep<TVector, TLanes>(FusedPool layer, MapBuffer input, MapBuffer output) : Step(layer.Node.Name)
    where TLanes : struct, ILanes<TVector>
{
    /// <inheritdoc/>
    public override int Items => output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var (source, target, window) = (input.Maps, output.Maps, layer.Window);
        var maps = input.RowOf(memory.Arena, item);
        var row = output.RowOf(memory.Arena, item);
        for (var y = 0; y < target.Height; y++, row += target.RowStride)
        {
            var (top, bottom) = Cut((y * window.Stride.Height) - window.Border.Top, window.Kernel.Height, source.Height);
            for (var x = 0; x < target.Width; x++)
            {
                var (left, right) = Cut((x * window.Stride.Width) - window.Border.Left, window.Kernel.Width, source.Width);
                var first = maps + ((long)top * source.RowStride) + ((long)left * Maps.Block);
                if (layer.IsMax)
                    WindowKernel<TVector, TLanes>.Max(first, source.RowStride, bottom - top, right - left, row + (x * Maps.Block));
                else
                    WindowKernel<TVector, TLanes>.Mean(first, source.RowStride, bottom - top, right - left, row + (x * Maps.Block));
            }
        }
    }

    private static (int First, int End) Cut(int first, int length, int size) => (Math.Max(0, first), Math.Min(size, first + length));
}

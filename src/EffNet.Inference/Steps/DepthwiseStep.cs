using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>
/// Computes a depthwise convolution of maps in memory. An item is a block of channels. The same pass sums each channel, because squeeze-and-excitation reads the
/// means.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
/// <param name="layer">The layer to compute.</param>
/// <param name="input">The input.</param>
internal sealed unsafe class DepthwiseStep<TVector, TLanes>(DepthwiseLayer layer, MapBuffer input) : Step(layer.Name)
    where TLanes : struct, ILanes<TVector>
{
    private readonly DepthwiseRows<TVector, TLanes> _rows = new(layer);

    /// <inheritdoc/>
    public override int Items => layer.Output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var (maps, window) = (input.Maps, layer.Window);
        var row = input.RowOf(memory.Arena, item, -window.Border.Top) - (window.Border.Left * Maps.Block);
        var rows = stackalloc float*[window.Kernel.Height];
        var sums = stackalloc float[Maps.Block];
        new Span<float>(sums, Maps.Block).Clear();
        for (var y = 0; y < layer.Output.Maps.Height; y++, row += window.Stride.Height * maps.RowStride)
        {
            for (var i = 0; i < window.Kernel.Height; i++)
                rows[i] = row + (i * maps.RowStride);
            _rows.Run(item, y, rows, sums, memory);
        }

        _rows.WriteMeans(item, sums, memory);
    }
}

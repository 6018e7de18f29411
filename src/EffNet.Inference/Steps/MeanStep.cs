using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>Computes the mean of each channel. Each item is a block.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
/// <param name="name">The name of the layer.</param>
/// <param name="input">The input.</param>
/// <param name="output">The output.</param>
internal sealed unsafe class MeanStep<TVector, TLanes>(string name, MapBuffer input, MapBuffer output) : Step(name)
    where TLanes : struct, ILanes<TVector>
{
    /// <inheritdoc/>
    public override int Items => output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var maps = input.Maps;
        var row = input.RowOf(memory.Arena, item);
        var sums = output.RowOf(memory.Arena, item);
        new Span<float>(sums, Maps.Block).Clear();
        for (var y = 0; y < maps.Height; y++, row += maps.RowStride)
            SumKernel<TVector, TLanes>.Run(row, maps.Width, sums);
        var share = 1f / (maps.Height * maps.Width);
        for (var lane = 0; lane < Maps.Block; lane++)
            sums[lane] *= share;
    }
}

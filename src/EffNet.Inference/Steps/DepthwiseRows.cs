using System.Runtime.CompilerServices;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>Computes the rows of a depthwise convolution: the sums over the window, the residual, the activation, and the sums of the channels.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal sealed unsafe class DepthwiseRows<TVector, TLanes>
    where TLanes : struct, ILanes<TVector>
{
    private readonly DepthwiseLayer _layer;
    private readonly delegate*<float*, float*, nint, void> _activation;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="layer">The convolution.</param>
    public DepthwiseRows(DepthwiseLayer layer)
    {
        _layer = layer;
        _activation = ActivationTable<TVector, TLanes>.Find(layer.Activation);
    }

    /// <summary>Computes a row of a block of channels.</summary>
    /// <param name="block">The index of the block.</param>
    /// <param name="y">The index of the row.</param>
    /// <param name="rows">The input rows of the window, each from the first pixel that is read.</param>
    /// <param name="sums">The sums of the block's channels, to which the row is added.</param>
    /// <param name="memory">The memory of the run.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int block, int y, float** rows, float* sums, in StepMemory memory)
    {
        var filter = new DepthwiseFilter
        {
            Weights = _layer.Packed.Weights.Pointer + _layer.Packed.Blocks[block].Offset,
            Bias = _layer.Packed.Bias.Pointer + (block * Maps.Block),
            Height = _layer.Window.Kernel.Height,
            Width = _layer.Window.Kernel.Width,
            Stride = _layer.Window.Stride.Width * Maps.Block,
        };
        var maps = _layer.Output.Maps;
        var output = _layer.Output.RowOf(memory.Arena, block, y);
        var count = (nint)maps.Width * Maps.Block;
        DepthwiseKernel<TVector, TLanes>.Run(rows, output, maps.Width, filter);
        if (_layer.Residual is { } residual)
            ElementKernel<TVector, TLanes>.Add(output, residual.RowOf(memory.Arena, block, y), count);
        if (_activation is not null)
            _activation(output, output, count);
        if (_layer.Means is not null)
            SumKernel<TVector, TLanes>.Run(output, maps.Width, sums);
    }

    /// <summary>Writes the means of a block's channels, if they are needed.</summary>
    /// <param name="block">The index of the block.</param>
    /// <param name="sums">The sums of all rows.</param>
    /// <param name="memory">The memory of the run.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteMeans(int block, float* sums, in StepMemory memory)
    {
        if (_layer.Means is not { } means)
            return;
        var share = 1f / (_layer.Output.Maps.Height * _layer.Output.Maps.Width);
        var target = means.RowOf(memory.Arena, block);
        for (var lane = 0; lane < Maps.Block; lane++)
            target[lane] = sums[lane] * share;
    }
}

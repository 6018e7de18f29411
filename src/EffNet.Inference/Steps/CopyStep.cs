using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;

namespace EffNet.Inference.Steps;

/// <summary>Copies the channels of several maps one after the other, a range of channels, or all pixels of maps into a vector. Each item is a block.</summary>
/// <param name="layer">The layer.</param>
/// <param name="sources">The maps.</param>
/// <param name="output">The output.</param>
internal sealed unsafe class CopyStep(FusedCopy layer, MapBuffer[] sources, MapBuffer output) : Step(layer.Node.Name)
{
    /// <inheritdoc/>
    public override int Items => output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var end = Math.Min(Maps.Block, output.Maps.Channels - (item * Maps.Block));
        for (var lane = 0; lane < end; lane++)
        {
            var channel = (item * Maps.Block) + lane;
            if (layer.Output.Shape.IsVector && sources[0].Maps.Height * sources[0].Maps.Width > 1)
                CopyNumber(channel, memory);
            else
                CopyChannel(channel, memory);
        }
    }

    private static float* ChannelOf(MapBuffer buffer, int channel, in StepMemory memory) =>
        buffer.RowOf(memory.Arena, channel / Maps.Block) + (channel % Maps.Block);

    /// <summary>Copies a number of a vector. The order is channels, rows, columns, as in PyTorch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyNumber(int index, in StepMemory memory)
    {
        var maps = sources[0].Maps;
        var (pixel, channel) = (index % (maps.Height * maps.Width), index / (maps.Height * maps.Width));
        *ChannelOf(output, index, memory) = ChannelOf(sources[0], channel, memory)[((long)(pixel / maps.Width) * maps.RowStride) + (pixel % maps.Width * Maps.Block)];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyChannel(int channel, in StepMemory memory)
    {
        var (source, wanted) = (0, channel + layer.First);
        for (; wanted >= sources[source].Maps.Channels; source++)
            wanted -= sources[source].Maps.Channels;
        float* from = ChannelOf(sources[source], wanted, memory), to = ChannelOf(output, channel, memory);
        for (var y = 0; y < output.Maps.Height; y++, from += sources[source].Maps.RowStride, to += output.Maps.RowStride)
        {
            for (var x = 0; x < output.Maps.Width * Maps.Block; x += Maps.Block)
                to[x] = from[x];
        }
    }
}

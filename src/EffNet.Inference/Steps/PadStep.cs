using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;

namespace EffNet.Inference.Steps;

/// <summary>Copies maps and adds a border. Each item is a block.</summary>
/// <param name="layer">The layer.</param>
/// <param name="input">The maps.</param>
/// <param name="output">The maps with the border.</param>
internal sealed unsafe class PadStep(FusedPad layer, MapBuffer input, MapBuffer output) : Step(layer.Node.Name)
{
    /// <inheritdoc/>
    public override int Items => output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var (source, target) = (input.Maps, output.Maps);
        // An odd row or column is added below or on the right.
        var (top, left) = ((target.Height - source.Height) / 2, (target.Width - source.Width) / 2);
        var from = input.RowOf(memory.Arena, item);
        var to = output.RowOf(memory.Arena, item);
        for (var y = 0; y < target.Height; y++, to += target.RowStride)
        {
            var row = new Span<float>(to, target.Width * Maps.Block);
            row.Fill(layer.Fill);
            if (y >= top && y < top + source.Height)
                new Span<float>(from + ((long)(y - top) * source.RowStride), source.Width * Maps.Block).CopyTo(row[(left * Maps.Block)..]);
        }
    }
}

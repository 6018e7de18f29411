using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;

namespace EffNet.Inference.Steps;

/// <summary>Clears the border of maps before they are written. Each item is a block.</summary>
/// <param name="name">The name of the layer that writes the maps.</param>
/// <param name="output">The maps.</param>
internal sealed unsafe class BorderStep(string name, MapBuffer output) : Step(name)
{
    /// <inheritdoc/>
    public override int Items => output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var maps = output.Maps;
        var block = new Span<float>(memory.Arena + output.Offset + ((long)item * maps.BlockStride), maps.BlockStride);
        block[..(maps.Border.Top * maps.RowStride)].Clear();
        block[^(maps.Border.Bottom * maps.RowStride)..].Clear();
        var (left, right) = (maps.Border.Left * Maps.Block, maps.Border.Right * Maps.Block);
        for (var y = 0; y < maps.Height; y++)
        {
            var row = block.Slice((maps.Border.Top + y) * maps.RowStride, maps.RowStride);
            row[..left].Clear();
            row[^right..].Clear();
        }
    }
}

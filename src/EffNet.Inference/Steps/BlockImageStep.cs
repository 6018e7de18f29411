using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;

namespace EffNet.Inference.Steps;

/// <summary>Copies an image to blocks of channels, for networks that do not begin with a dense convolution. Each item is a block.</summary>
/// <param name="output">The destination.</param>
internal sealed unsafe class BlockImageStep(MapBuffer output) : Step("image")
{
    /// <inheritdoc/>
    public override int Items => output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var maps = output.Maps;
        var target = output.RowOf(memory.Arena, item);
        var plane = (long)maps.Height * maps.Width;
        for (var y = 0; y < maps.Height; y++)
        {
            for (var x = 0; x < maps.Width; x++)
            {
                for (var lane = 0; lane < Maps.Block; lane++)
                {
                    var channel = (item * Maps.Block) + lane;
                    target[(y * maps.RowStride) + (x * Maps.Block) + lane] = channel < maps.Channels ? memory.Image[(channel * plane) + (y * maps.Width) + x] : 0;
                }
            }
        }
    }
}

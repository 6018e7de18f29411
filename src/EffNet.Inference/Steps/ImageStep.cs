using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;

namespace EffNet.Inference.Steps;

/// <summary>
/// Copies an image, which is stored channel by channel (C, H, W), and adds the border that the first convolution reads. Each item is a channel.
/// </summary>
/// <param name="maps">The size and border of the image. Its channels are not in blocks.</param>
/// <param name="output">The destination.</param>
internal sealed unsafe class ImageStep(Maps maps, MapBuffer output) : Step("image")
{
    /// <inheritdoc/>
    public override int Items => maps.Channels;

    /// <summary>Returns the size of a channel with its border, in elements.</summary>
    /// <param name="maps">The size and border of the image.</param>
    public static int PlaneOf(Maps maps) => checked((maps.Height + maps.Border.Top + maps.Border.Bottom) * RowOf(maps));

    /// <summary>Returns the size of a row with its border, in elements.</summary>
    /// <param name="maps">The size and border of the image.</param>
    public static int RowOf(Maps maps) => maps.Width + maps.Border.Left + maps.Border.Right;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var (row, plane) = (RowOf(maps), PlaneOf(maps));
        var target = new Span<float>(memory.Arena + output.Offset + ((long)item * plane), plane);
        target.Clear();
        var source = new ReadOnlySpan<float>(memory.Image + ((long)item * maps.Height * maps.Width), maps.Height * maps.Width);
        for (var y = 0; y < maps.Height; y++)
            source.Slice(y * maps.Width, maps.Width).CopyTo(target[(((y + maps.Border.Top) * row) + maps.Border.Left)..]);
    }
}

using EffNet.Networks;

namespace EffNet.Inference.Fusion;

/// <summary>A window that moves over maps.</summary>
/// <param name="Input">The maps, without any padding.</param>
/// <param name="Kernel">Its size.</param>
/// <param name="Stride">Its steps.</param>
/// <param name="Border">How far it reaches beyond the maps.</param>
internal sealed record Window(Value Input, Extent Kernel, Extent Stride, Border Border)
{
    /// <summary>Returns a window with the border that its positions need below and on the right.</summary>
    /// <param name="input">The maps.</param>
    /// <param name="kernel">Its size.</param>
    /// <param name="stride">Its steps.</param>
    /// <param name="leading">How far it reaches beyond the maps above and on the left.</param>
    /// <param name="output">The maps that it computes.</param>
    public static Window Of(Value input, Extent kernel, Extent stride, Extent leading, Shape output) => new(input, kernel, stride, new Border(
        leading.Height,
        leading.Width,
        Beyond(output.Height, stride.Height, kernel.Height, leading.Height, input.Shape.Height),
        Beyond(output.Width, stride.Width, kernel.Width, leading.Width, input.Shape.Width)));

    private static int Beyond(int positions, int stride, int kernel, int leading, int size) => Math.Max(0, ((positions - 1) * stride) + kernel - leading - size);
}

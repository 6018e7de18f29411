using EffNet.Networks;

namespace EffNet.Inference.Fusion;

/// <summary>A window that slides over maps.</summary>
/// <param name="Input">The maps, without any padding.</param>
/// <param name="Kernel">The size of the window.</param>
/// <param name="Stride">The step between positions.</param>
/// <param name="Border">The distances by which the window extends beyond the maps.</param>
internal sealed record Window(Value Input, Extent Kernel, Extent Stride, Border Border)
{
    /// <summary>Returns a window with the border below and on the right that its positions need.</summary>
    /// <param name="input">The maps.</param>
    /// <param name="kernel">The size of the window.</param>
    /// <param name="stride">The step between positions.</param>
    /// <param name="leading">The distances by which the window extends beyond the maps above and on the left.</param>
    /// <param name="output">The shape of the output.</param>
    public static Window Of(Value input, Extent kernel, Extent stride, Extent leading, Shape output) => new(input, kernel, stride, new Border(
        leading.Height,
        leading.Width,
        Beyond(output.Height, stride.Height, kernel.Height, leading.Height, input.Shape.Height),
        Beyond(output.Width, stride.Width, kernel.Width, leading.Width, input.Shape.Width)));

    private static int Beyond(int positions, int stride, int kernel, int leading, int size) => Math.Max(0, ((positions - 1) * stride) + kernel - leading - size);
}

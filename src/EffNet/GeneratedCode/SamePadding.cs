using System.ComponentModel;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>TensorFlow's "SAME" padding: just enough zeros for an output of ceil(size / stride), the odd one right and below.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SamePadding
{
    /// <summary>Pads the images a strided convolution or pooling is about to read.</summary>
    /// <param name="input">Images (N, C, H, W); they stay the caller's.</param>
    /// <param name="kernel">Side of its kernel.</param>
    /// <param name="stride">Its stride.</param>
    /// <param name="value">What the border holds.</param>
    /// <returns>A tensor of its own.</returns>
    public static Tensor Pad(Tensor input, int kernel, int stride, double value = 0) => PadRectangle(input, (kernel, kernel), (stride, stride), value);

    /// <summary>The same for a kernel and a stride of different height and width.</summary>
    /// <param name="input">Images (N, C, H, W); they stay the caller's.</param>
    /// <param name="kernel">Height and width of its kernel.</param>
    /// <param name="stride">Its stride, down and to the right.</param>
    /// <param name="value">What the border holds.</param>
    /// <returns>A tensor of its own.</returns>
    public static Tensor PadRectangle(Tensor input, (int Height, int Width) kernel, (int Down, int Right) stride, double value)
    {
        ArgumentNullException.ThrowIfNull(input);
        var vertical = Total(input.shape[2], kernel.Height, stride.Down);
        var horizontal = Total(input.shape[3], kernel.Width, stride.Right);
        return vertical == 0 && horizontal == 0
            ? input.alias()
            : nn.functional.pad(input, [horizontal / 2, horizontal - (horizontal / 2), vertical / 2, vertical - (vertical / 2)], value: value);
    }

    private static long Total(long size, int kernel, int stride)
    {
        var outputs = (size + stride - 1) / stride;
        return Math.Max(0, ((outputs - 1) * stride) + kernel - size);
    }
}

using System.ComponentModel;
using static TorchSharp.torch;

namespace EffNet.GeneratedCode;

/// <summary>
/// TensorFlow's "SAME" padding: the smallest number of zeros for an output of size ceil(size / stride). If the number is odd, the extra zero is on the right or
/// at the bottom.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SamePadding
{
    /// <summary>Pads the input of a strided convolution or pooling.</summary>
    /// <param name="input">The images, of shape (N, C, H, W). They are not disposed.</param>
    /// <param name="kernel">The height and width of the kernel.</param>
    /// <param name="stride">The stride.</param>
    /// <param name="value">The value of the padding.</param>
    /// <returns>A new tensor.</returns>
    public static Tensor Pad(Tensor input, int kernel, int stride, double value = 0) => PadRectangle(input, (kernel, kernel), (stride, stride), value);

    /// <summary>Pads the input of a convolution or pooling whose kernel and stride have different heights and widths.</summary>
    /// <param name="input">The images, of shape (N, C, H, W). They are not disposed.</param>
    /// <param name="kernel">The height and width of the kernel.</param>
    /// <param name="stride">The vertical and horizontal stride.</param>
    /// <param name="value">The value of the padding.</param>
    /// <returns>A new tensor.</returns>
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

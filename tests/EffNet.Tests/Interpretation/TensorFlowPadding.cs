using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Padding "SAME" as the documentation of tf.nn defines it: <c>max(kernel - stride, 0)</c> if the stride divides the size,
/// <c>max(kernel - size % stride, 0)</c> otherwise. Half of the padding, rounded down, is at the top and on the left.
/// </summary>
internal static class TensorFlowPadding
{
    public static Tensor Pad(Tensor input, Extent kernel, Extent stride, double value = 0)
    {
        var (top, bottom) = Split(input.shape[2], kernel.Height, stride.Height);
        var (left, right) = Split(input.shape[3], kernel.Width, stride.Width);
        var (count, channels, height, width) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3]);
        var tall = cat([Border(top, width), input, Border(bottom, width)], dim: 2);
        var rowsInAll = height + top + bottom;
        return cat([Border(rowsInAll, left), tall, Border(rowsInAll, right)], dim: 3);

        Tensor Border(long rows, long columns) => full([count, channels, rows, columns], value, input.dtype);
    }

    /// <summary>Returns the padding before and after the input.</summary>
    public static (long Before, long After) Split(long size, int kernel, int stride)
    {
        var remainder = size % stride;
        var total = Math.Max(kernel - (remainder == 0 ? stride : remainder), 0);
        return (total / 2, total - (total / 2));
    }
}

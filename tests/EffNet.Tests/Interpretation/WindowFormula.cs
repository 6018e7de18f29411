using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Formulas of pooling: combines the inputs that are shifted to every position of the window. Output sizes are the input sizes divided by the stride, rounded up.
/// </summary>
internal static class WindowFormula
{
    /// <summary>Returns the maximum of every window, without the border.</summary>
    public static Tensor Largest(Tensor input, MaxPool pool)
    {
        if (!pool.IsPadded)
            return Places(input, pool.Kernel, pool.Stride, isSame: false, border: double.NegativeInfinity).Aggregate(maximum);
        var rows = Outputs(input.shape[2], pool.Kernel.Height, pool.Stride.Height);
        return Shifted(input, pool.Kernel, pool.Stride, rows, Outputs(input.shape[3], pool.Kernel.Width, pool.Stride.Width)).Aggregate(maximum);

        static long Outputs(long size, int kernel, int stride) => ((size - kernel) / stride) + 1;
    }

    /// <summary>Returns the mean of every window, over the positions inside the input.</summary>
    public static Tensor Mean(Tensor input, AveragePool pool) => Sum(input, pool) / Sum(ones_like(input), pool);

    private static Tensor Sum(Tensor input, AveragePool pool) =>
        Places(input, pool.Kernel, pool.Stride, pool.IsSame, border: 0).Aggregate((sum, place) => sum + place);

    private static IEnumerable<Tensor> Places(Tensor input, Extent kernel, Extent stride, bool isSame, double border)
    {
        var (count, channels, height, width) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3]);
        var surrounded = full([count, channels, height + (2L * kernel.Height), width + (2L * kernel.Width)], border, input.dtype);
        var (top, left) = (Before(height, kernel.Height, stride.Height), Before(width, kernel.Width, stride.Width));
        surrounded.narrow(2, top, height).narrow(3, left, width).copy_(input);
        return Shifted(surrounded, kernel, stride, Divide(height, stride.Height), Divide(width, stride.Width));

        long Before(long size, int window, int step) => isSame ? TensorFlowPadding.Split(size, window, step).Before : (window - 1) / 2;
    }

    private static IEnumerable<Tensor> Shifted(Tensor surrounded, Extent kernel, Extent stride, long rows, long columns) =>
        from row in Enumerable.Range(0, kernel.Height)
        from column in Enumerable.Range(0, kernel.Width)
        select surrounded
            .slice(2, row, row + ((rows - 1) * stride.Height) + 1, stride.Height)
            .slice(3, column, column + ((columns - 1) * stride.Width) + 1, stride.Width);

    private static long Divide(long size, int stride) => (size + stride - 1) / stride;
}

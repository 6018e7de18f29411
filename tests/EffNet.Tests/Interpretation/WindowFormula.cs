using EffNet.Language.Networks;
using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet.Tests.Interpretation;

/// <summary>
/// Poolings written out: the input shifted to every place in the window, and all of these combined. Sizes are the input's divided by the stride, rounded up.
/// </summary>
internal static class WindowFormula
{
    /// <summary>The largest of every window; a border never wins.</summary>
    public static Tensor Largest(Tensor input, MaxPool pool)
    {
        if (!pool.IsPadded)
            return Places(input, pool.Kernel, pool.Stride, isSame: false, border: double.NegativeInfinity).Aggregate(maximum);
        var places = Shifted(input, pool.Kernel, pool.Stride, Outputs(input.shape[2]), Outputs(input.shape[3]));
        return places.Aggregate(maximum);

        long Outputs(long size) => ((size - pool.Kernel) / pool.Stride) + 1;
    }

    /// <summary>The mean of every window, over as many positions as there are.</summary>
    public static Tensor Mean(Tensor input, AveragePool pool) => Sum(input, pool) / Sum(ones_like(input), pool);

    private static Tensor Sum(Tensor input, AveragePool pool) =>
        Places(input, pool.Kernel, pool.Stride, pool.IsSame, border: 0).Aggregate((sum, place) => sum + place);

    private static IEnumerable<Tensor> Places(Tensor input, int kernel, int stride, bool isSame, double border)
    {
        var (rows, columns) = (Divide(input.shape[2], stride), Divide(input.shape[3], stride));
        var (count, channels, height, width) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3]);
        var surrounded = full([count, channels, height + (2L * kernel), width + (2L * kernel)], border, input.dtype);
        var (top, left) = (Before(height), Before(width));
        surrounded.narrow(2, top, height).narrow(3, left, width).copy_(input);
        return Shifted(surrounded, kernel, stride, rows, columns);

        long Before(long size) => isSame ? TensorFlowPadding.Split(size, kernel, stride).Before : (kernel - 1) / 2;
    }

    private static IEnumerable<Tensor> Shifted(Tensor surrounded, int kernel, int stride, long rows, long columns) =>
        from row in Enumerable.Range(0, kernel)
        from column in Enumerable.Range(0, kernel)
        select surrounded
            .slice(2, row, row + ((rows - 1) * stride) + 1, stride)
            .slice(3, column, column + ((columns - 1) * stride) + 1, stride);

    private static long Divide(long size, int stride) => (size + stride - 1) / stride;
}

using EffNet.GeneratedCode;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Average pooling whose windows lie as TensorFlow's "SAME" lays them, and whose means are over the positions that exist. TorchSharp's own pooling cannot
/// have more border on one side than on the other.
/// </summary>
public sealed class SameAveragePool : nn.Module<Tensor, Tensor>
{
    private readonly (int Height, int Width) _kernel;
    private readonly (int Down, int Right) _stride;

    /// <summary>Makes a layer of <paramref name="kernel"/> x <paramref name="kernel"/> windows.</summary>
    /// <param name="kernel">Side of the window.</param>
    /// <param name="stride">Step between windows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public SameAveragePool(int kernel, int stride)
        : this((kernel, kernel), (stride, stride))
    {
    }

    /// <summary>Makes a layer of windows of different height and width.</summary>
    /// <param name="kernel">Height and width of the window.</param>
    /// <param name="stride">Step between windows, down and to the right.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public SameAveragePool((int Height, int Width) kernel, (int Down, int Right) stride)
        : base(nameof(SameAveragePool))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(kernel.Height, kernel.Width), 1, nameof(kernel));
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(stride.Down, stride.Right), 1, nameof(stride));
        (_kernel, _stride) = (kernel, stride);
    }

    /// <summary>The mean of every window.</summary>
    /// <param name="input">Maps (N, C, H, W); they stay the caller's.</param>
    /// <returns>A tensor of its own, ceil(H / stride) by ceil(W / stride).</returns>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var means = Pool(input);
        using var present = ones([1, 1, input.shape[2], input.shape[3]], input.dtype, input.device);
        using var shares = Pool(present);
        return means.div(shares);
    }

    /// <summary>Does nothing: there is nothing to register.</summary>
    protected override void RegisterComponents()
    {
    }

    private Tensor Pool(Tensor maps)
    {
        using var padded = SamePadding.PadRectangle(maps, _kernel, _stride, value: 0);
        return nn.functional.avg_pool2d(padded, _kernel, _stride);
    }
}

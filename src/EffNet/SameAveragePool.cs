using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Average pooling whose windows lie as TensorFlow's "SAME" lays them, and whose means are over the positions that exist. TorchSharp's own pooling cannot
/// have more border on one side than on the other.
/// </summary>
public sealed class SameAveragePool : nn.Module<Tensor, Tensor>
{
    private readonly int _kernel;
    private readonly int _stride;

    /// <summary>Makes a layer of <paramref name="kernel"/> x <paramref name="kernel"/> windows.</summary>
    /// <param name="kernel">Side of the window.</param>
    /// <param name="stride">Step between windows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public SameAveragePool(int kernel, int stride)
        : base(nameof(SameAveragePool))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        (_kernel, _stride) = (kernel, stride);
    }

    /// <summary>Gets the step between windows.</summary>
    internal int Stride => _stride;

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
        using var padded = SamePadding.Pad(maps, _kernel, _stride);
        return nn.functional.avg_pool2d(padded, _kernel, _stride);
    }
}

using EffNet.GeneratedCode;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Average pooling with TensorFlow's "SAME" padding. The mean of a window includes only positions inside the maps. TorchSharp's pooling does not support
/// different padding on opposite sides.
/// </summary>
public sealed class SameAveragePool : nn.Module<Tensor, Tensor>
{
    private readonly (int Height, int Width) _kernel;
    private readonly (int Down, int Right) _stride;

    /// <summary>Initializes a new instance of the <see cref="SameAveragePool"/> class with square windows.</summary>
    /// <param name="kernel">The height and width of the window.</param>
    /// <param name="stride">The stride.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public SameAveragePool(int kernel, int stride)
        : this((kernel, kernel), (stride, stride))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SameAveragePool"/> class.</summary>
    /// <param name="kernel">The height and width of the window.</param>
    /// <param name="stride">The vertical and horizontal stride.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public SameAveragePool((int Height, int Width) kernel, (int Down, int Right) stride)
        : base(nameof(SameAveragePool))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(kernel.Height, kernel.Width), 1, nameof(kernel));
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(stride.Down, stride.Right), 1, nameof(stride));
        (_kernel, _stride) = (kernel, stride);
    }

    /// <summary>Computes the mean of every window.</summary>
    /// <param name="input">The maps, of shape (N, C, H, W). They are not disposed.</param>
    /// <returns>A new tensor of shape (N, C, ceil(H / stride), ceil(W / stride)).</returns>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var means = Pool(input);
        using var present = ones([1, 1, input.shape[2], input.shape[3]], input.dtype, input.device);
        using var shares = Pool(present);
        return means.div(shares);
    }

    /// <summary>Does nothing, because the layer has no components to register.</summary>
    protected override void RegisterComponents()
    {
    }

    private Tensor Pool(Tensor maps)
    {
        using var padded = SamePadding.PadRectangle(maps, _kernel, _stride, value: 0);
        return nn.functional.avg_pool2d(padded, _kernel, _stride);
    }
}

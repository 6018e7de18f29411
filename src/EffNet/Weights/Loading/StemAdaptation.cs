using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Adapts the filters of the first convolution to another number of channels, as tensors.</summary>
internal static class StemAdaptation
{
    /// <summary>Returns the filters for <paramref name="channels"/> channels, with the same element type.</summary>
    /// <param name="filters">The filters, of shape (N, 3, height, width). They are not disposed.</param>
    /// <param name="channels">The number of channels.</param>
    public static Tensor Adapt(Tensor filters, long channels)
    {
        using var exact = filters.to(ScalarType.Float32, CPU);
        using var row = exact.contiguous();
        var shape = filters.shape;
        var adapted = StemFilters.Adapt(row.data<float>().ToArray(), checked((int)(shape[2] * shape[3])), checked((int)channels));
        using var result = tensor(adapted, [shape[0], channels, shape[2], shape[3]]);
        return result.to(filters.dtype, filters.device, copy: true);
    }
}

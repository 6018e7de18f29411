using EffNet.Weights;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>Fits the first convolution's filters to other channels, as tensors.</summary>
internal static class StemAdaptation
{
    /// <summary>Returns the filters for <paramref name="channels"/> channels, of the given ones' type; the given ones stay the caller's.</summary>
    /// <param name="filters">Filters (N, 3, height, width).</param>
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

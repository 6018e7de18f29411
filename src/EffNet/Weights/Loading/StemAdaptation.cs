using EffNet.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Fits the first convolution's filters for color pictures to another number of channels, by the rule of timm's <c>adapt_input_conv</c>: for one channel the sum
/// over the colors, for others the colors in turn, scaled so that a constant picture gives the same answer.
/// </summary>
internal static class StemAdaptation
{
    /// <summary>The filters for <paramref name="channels"/> channels, of the given ones' type; the given ones stay the caller's.</summary>
    public static Tensor Adapt(Tensor filters, long channels)
    {
        using var exact = filters.to(ScalarType.Float32);
        using var adapted = channels == 1 ? exact.sum(1, keepdim: true) : Repeat(exact, channels);
        return adapted.to(filters.dtype, copy: true);
    }

    private static Tensor Repeat(Tensor filters, long channels)
    {
        using var repeated = filters.repeat(1, (channels + StemShapes.Colors - 1) / StemShapes.Colors, 1, 1);
        using var first = repeated.narrow(1, 0, channels);
        using Scalar share = (float)StemShapes.Colors / channels;
        return first.mul(share);
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Fits the first convolution's filters for colour pictures to another number of channels, by the rule of timm's <c>adapt_input_conv</c>: for one channel the sum
/// over the colours, for others the colours in turn, scaled so that a constant picture gives the same answer.
/// </summary>
internal static class StemAdaptation
{
    private const long Colours = 3;

    /// <summary>Whether filters of one shape can become filters of the other: both for maps, and equal but for the file's three channels.</summary>
    public static bool Applies(IReadOnlyList<long> file, IReadOnlyList<long> network) =>
        file.Count == 4 && network.Count == 4 && file[1] == Colours && network[1] != Colours && file[0] == network[0] && file[2] == network[2] && file[3] == network[3];

    /// <summary>The filters for <paramref name="channels"/> channels, of the given ones' type; the given ones stay the caller's.</summary>
    public static Tensor Adapt(Tensor filters, long channels)
    {
        using var exact = filters.to(ScalarType.Float32);
        using var adapted = channels == 1 ? exact.sum(1, keepdim: true) : Repeat(exact, channels);
        return adapted.to(filters.dtype, copy: true);
    }

    private static Tensor Repeat(Tensor filters, long channels)
    {
        using var repeated = filters.repeat(1, (channels + Colours - 1) / Colours, 1, 1);
        using var first = repeated.narrow(1, 0, channels);
        using Scalar share = (float)Colours / channels;
        return first.mul(share);
    }
}

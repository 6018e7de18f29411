namespace EffNet.Weights;

/// <summary>
/// Adapts the first convolution's filters for color images to another number of channels, by the rule of timm's <c>adapt_input_conv</c>. For one channel, the
/// filters of the colors are added. For other numbers of channels, the filters of the colors repeat in order and are scaled by 3 / channels.
/// </summary>
internal static class StemFilters
{
    private const int Colors = (int)StemShapes.Colors;

    /// <summary>Returns the filters for <paramref name="channels"/> channels.</summary>
    /// <param name="filters">The filters, of shape (N, 3, height, width).</param>
    /// <param name="area">The size of a filter: height times width.</param>
    /// <param name="channels">The number of channels.</param>
    public static float[] Adapt(ReadOnlySpan<float> filters, int area, int channels)
    {
        var count = filters.Length / (Colors * area);
        var adapted = new float[checked(count * channels * area)];
        var share = (float)Colors / channels;
        for (var filter = 0; filter < count; filter++)
        {
            var colors = filters.Slice(filter * Colors * area, Colors * area);
            for (var channel = 0; channel < channels; channel++)
            {
                for (var i = 0; i < area; i++)
                {
                    adapted[(((filter * channels) + channel) * area) + i] = channels == 1
                        ? colors[i] + colors[area + i] + colors[(2 * area) + i]
                        : colors[(channel % Colors * area) + i] * share;
                }
            }
        }

        return adapted;
    }
}

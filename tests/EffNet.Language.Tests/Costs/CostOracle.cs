namespace EffNet.Language.Tests.Costs;

/// <summary>
/// An independent computation of a network's costs from the paper's formulas and the reference's rounding. It shares no line
/// with the compiler and does not use layers.
/// </summary>
internal sealed class CostOracle(double width, double depth, int resolution, int classes = 1000, bool squeeze = true)
{
    private static readonly (int Kernel, int Stride, int Expand, int Channels, int Layers)[] s_table1 =
    [
        (3, 1, 1, 16, 1), (3, 2, 6, 24, 2), (5, 2, 6, 40, 2), (3, 2, 6, 80, 3), (5, 1, 6, 112, 3), (5, 2, 6, 192, 4), (3, 1, 6, 320, 1),
    ];

    private long _parameters;
    private long _multiplyAdds;
    private long _side = resolution;

    public (long Parameters, long MultiplyAdds) Count()
    {
        var channels = Filters(32);
        Convolve(3, channels, 3, stride: 2);
        foreach (var (kernel, stride, expand, filters, layers) in s_table1)
        {
            for (var i = 0; i < Math.Ceiling(depth * layers); i++)
            {
                Block(channels, Filters(filters), kernel, i == 0 ? stride : 1, expand);
                channels = Filters(filters);
            }
        }

        Convolve(channels, Filters(1280), 1, stride: 1);
        _parameters += (Filters(1280) * classes) + classes;
        _multiplyAdds += Filters(1280) * classes;
        return (_parameters, _multiplyAdds);
    }

    private void Block(long channels, long output, int kernel, int stride, int expand)
    {
        var expanded = channels * expand;
        if (expand != 1)
            Convolve(channels, expanded, 1, stride: 1);
        Convolve(1, expanded, kernel, stride);
        if (squeeze)
            Gate(expanded, Math.Max(1, (long)(channels * 0.25)));
        Convolve(expanded, output, 1, stride: 1);
    }

    /// <summary>A convolution without bias and its batch norm; <paramref name="fanIn"/> is the number of channels that one filter reads.</summary>
    private void Convolve(long fanIn, long filters, long kernel, int stride)
    {
        _side = (_side + stride - 1) / stride;
        _parameters += (fanIn * filters * kernel * kernel) + (2 * filters);
        _multiplyAdds += fanIn * filters * kernel * kernel * _side * _side;
    }

    private void Gate(long channels, long squeezed)
    {
        _parameters += (2 * channels * squeezed) + squeezed + channels;
        _multiplyAdds += 2 * channels * squeezed;
    }

    private long Filters(int filters)
    {
        var wanted = filters * width;
        var rounded = Math.Max(8, (long)(wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }
}

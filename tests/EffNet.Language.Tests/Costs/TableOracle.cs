namespace EffNet.Language.Tests.Costs;

/// <summary>
/// The costs of the network of any stage table, computed from the formulas of the publications. The computation shares no line with the
/// compiler and does not use layers, blocks or names.
/// </summary>
internal sealed class TableOracle(IReadOnlyList<TableRow> rows, double width, double depth, int resolution, int inputChannels = 3, int classes = 10)
{
    private long _channels = inputChannels;
    private long _side = resolution;

    public long Parameters { get; private set; }

    public long MultiplyAdds { get; private set; }

    /// <summary>Output channels, side and repeats of every row.</summary>
    public List<(int Channels, int Side, int Repeats)> Shapes { get; } = [];

    public TableOracle Count()
    {
        foreach (var row in rows)
        {
            var repeats = row.Layers == 0 ? 1 : row.FixesDepth ? row.Layers : (int)Math.Ceiling(row.Layers * depth);
            for (var i = 0; i < repeats; i++)
                Block(row, i == 0 ? row.Stride : 1);
            Shapes.Add(((int)_channels, (int)_side, repeats));
        }

        return this;
    }

    private void Block(TableRow row, int stride)
    {
        switch (row.Operator)
        {
            case "conv":
                _side = Shrunk(stride);
                Convolve(_channels, Filters(row), row.Kernel, _side);
                _channels = Filters(row);
                break;
            case "separable":
                _side = Shrunk(stride);
                Convolve(1, _channels, row.Kernel, _side);
                Convolve(_channels, Filters(row), 1, _side);
                _channels = Filters(row);
                break;
            case "mbconv":
                InvertedResidual(row, stride);
                break;
            case "fused_mbconv":
                _side = Shrunk(stride);
                Convolve(_channels, row.Expand == 1 ? Filters(row) : _channels * row.Expand, row.Kernel, _side);
                if (row.Expand > 1)
                    Convolve(_channels * row.Expand, Filters(row), 1, _side);
                _channels = Filters(row);
                break;
            case "basic":
                Basic(row, stride);
                break;
            case "bottleneck":
                Bottleneck(row, stride);
                break;
            case "head":
                Head(row);
                break;
            default:
                _side = Shrunk(stride);
                break;
        }
    }

    private void InvertedResidual(TableRow row, int stride)
    {
        var expanded = _channels * row.Expand;
        if (row.Expand > 1)
            Convolve(_channels, expanded, 1, _side);
        _side = Shrunk(stride);
        Convolve(1, expanded, row.Kernel, _side);
        Gate(row, expanded, row.OfExpanded ? expanded : _channels);
        Convolve(expanded, Filters(row), 1, _side);
        _channels = Filters(row);
    }

    private void Basic(TableRow row, int stride)
    {
        var (input, before) = (_channels, _side);
        _channels = Filters(row);
        _side = Shrunk(stride);
        Convolve(input, _channels, row.Kernel, _side);
        Convolve(_channels, _channels, row.Kernel, _side);
        Gate(row, _channels, _channels);
        Shortcut(input, before);
    }

    private void Bottleneck(TableRow row, int stride)
    {
        var (input, before, planes) = (_channels, _side, Filters(row));
        var inner = Math.Max(1, planes * row.BaseWidth / 64) * row.Groups;
        var after = Shrunk(stride);
        Convolve(input, inner, 1, row.StridesFirst ? after : before);
        Convolve(inner / row.Groups, inner, row.Kernel, after);
        Convolve(inner, 4 * planes, 1, after);
        (_channels, _side) = (4 * planes, after);
        Gate(row, _channels, _channels);
        Shortcut(input, before);
    }

    private void Head(TableRow row)
    {
        if (row.Channels > 0)
        {
            Convolve(_channels, Filters(row), 1, _side);
            _channels = Filters(row);
        }

        Parameters += (_channels + 1) * classes;
        MultiplyAdds += _channels * classes;
        (_channels, _side) = (classes, 0);
    }

    private void Shortcut(long input, long before)
    {
        if (input != _channels || before != _side)
            Convolve(input, _channels, 1, _side);
    }

    /// <summary>A convolution without bias and its batch norm, in which one filter reads <paramref name="fanIn"/> channels.</summary>
    private void Convolve(long fanIn, long filters, long kernel, long side)
    {
        Parameters += (fanIn * filters * kernel * kernel) + (2 * filters);
        MultiplyAdds += fanIn * filters * kernel * kernel * side * side;
    }

    private void Gate(TableRow row, long channels, long basis)
    {
        if (row.Squeeze == 0)
            return;
        var squeezed = Math.Max(1, basis * row.Squeeze / 100);
        Parameters += (2 * channels * squeezed) + squeezed + channels;
        MultiplyAdds += 2 * channels * squeezed;
    }

    private long Shrunk(int stride) => (_side + stride - 1) / stride;

    /// <summary>The reference's rounding. For a bottleneck, it applies to the planes.</summary>
    private long Filters(TableRow row)
    {
        var channels = row.Operator == "bottleneck" ? row.Channels / 4 : row.Channels;
        if (row.FixesWidth || width == 1)
            return channels;
        var wanted = channels * width;
        var rounded = Math.Max(8, (long)(wanted + 4) / 8 * 8);
        return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }
}

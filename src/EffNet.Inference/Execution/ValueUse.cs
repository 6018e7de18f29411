using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>Determines how the layers of a network use values: the borders that they need, and the layers that can be computed together.</summary>
internal sealed class ValueUse
{
    private readonly Dictionary<int, List<FusedLayer>> _readers = [];
    private readonly Dictionary<int, FusedLayer> _writers;
    private readonly Dictionary<int, int> _indices = [];
    private readonly HashSet<int> _results;
    private readonly Dictionary<int, Border> _borders = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    public ValueUse(FusedNetwork network)
    {
        _writers = network.Layers.ToDictionary(l => l.Output.Number);
        _results = [.. network.Results.Select(r => r.Number)];
        foreach (var layer in network.Layers)
        {
            _indices.Add(layer.Output.Number, _indices.Count);
            foreach (var input in layer.Inputs.Distinct())
            {
                if (!_readers.TryGetValue(input.Number, out var readers))
                    _readers.Add(input.Number, readers = []);
                readers.Add(layer);
            }
        }

        foreach (var layer in network.Layers.OfType<FusedConvolution>())
        {
            if (layer.ReadsImage)
                ImageBorder = Border.Max(ImageBorder, layer.Window.Border);
            else if (!HasExpansion(layer))
                _borders[layer.Window.Input.Number] = Border.Max(BorderOf(layer.Window.Input), layer.Window.Border);
        }
    }

    /// <summary>Gets the border that convolutions read around the input image of the network.</summary>
    public Border ImageBorder { get; }

    /// <summary>Returns the border that windows read around a value.</summary>
    /// <param name="value">The value.</param>
    public Border BorderOf(Value value) => _borders.GetValueOrDefault(value.Number);

    /// <summary>
    /// Returns <see langword="true"/> if a pointwise convolution is computed together with the depthwise convolution that is the next layer, row by row;
    /// otherwise, <see langword="false"/>.
    /// </summary>
    /// <param name="layer">The convolution.</param>
    public bool ExpandsOnTheWay(FusedConvolution layer) =>
        layer is { IsPointwise: true, IsDepthwise: false, ReadsImage: false, Gate: null, Residual: null }
        && OnlyReaderOf(layer.Output) is FusedConvolution { IsDepthwise: true } depthwise
        && depthwise.Window.Input == layer.Output
        && _indices[depthwise.Output.Number] == _indices[layer.Output.Number] + 1
        && depthwise.Residual != layer.Output;

    /// <summary>
    /// If the mean of the result of a depthwise convolution is computed together with the convolution, returns the layer of the mean; otherwise,
    /// <see langword="null"/>.
    /// </summary>
    /// <param name="layer">The convolution.</param>
    /// <remarks>A mean is computed separately if a window reads its border, because the separate step clears the border.</remarks>
    public FusedMean? MeanOf(FusedConvolution layer) =>
        layer.IsDepthwise ? _readers.GetValueOrDefault(layer.Output.Number)?.OfType<FusedMean>().FirstOrDefault(m => BorderOf(m.Output) == default) : null;

    /// <summary>Returns <see langword="true"/> if the depthwise convolution before a mean computes the mean; otherwise, <see langword="false"/>.</summary>
    /// <param name="layer">The mean.</param>
    public bool IsSummedOnTheWay(FusedMean layer) => _writers.GetValueOrDefault(layer.Input.Number) is FusedConvolution writer && ReferenceEquals(MeanOf(writer), layer);

    private bool HasExpansion(FusedConvolution layer) =>
        layer.IsDepthwise && _writers.GetValueOrDefault(layer.Window.Input.Number) is FusedConvolution writer && ExpandsOnTheWay(writer);

    private FusedLayer? OnlyReaderOf(Value value) =>
        !_results.Contains(value.Number) && _readers.GetValueOrDefault(value.Number) is [var reader] ? reader : null;
}

using EffNet.Inference.Fusion;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Inference.Execution;

/// <summary>Reads the weights of layers, folds batch norms and packs the result. All layers use the same temporary memory, one after the other.</summary>
internal sealed class WeightPacking
{
    private readonly NetworkTensors _tensors;
    private float[] _filters = [];

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights of the network.</param>
    /// <exception cref="ArgumentException">A tensor of the network is missing in the weights, or its shape or element type differs.</exception>
    public WeightPacking(Network network, IWeightSource weights)
    {
        _tensors = new NetworkTensors(weights);
        _tensors.Check(network);
    }

    /// <summary>Packs the weights of a layer that has weights.</summary>
    /// <param name="layer">The layer.</param>
    /// <exception cref="ArgumentException">A variance is negative.</exception>
    public PackedConvolution Pack(FusedLayer layer) => layer switch
    {
        FusedConvolution convolution => Pack(convolution),
        FusedLinear { Node.Operation: Linear linear } => ConvolutionPacking.Pack(PackedLayout.AsConvolution(linear), ReadFilters(layer.Node), ReadBias(layer.Node)),
        _ => PackNorm(FoldedNorm.Read(_tensors, layer.Node)),
    };

    private PackedConvolution Pack(FusedConvolution layer)
    {
        var operation = layer.Operation;
        var filters = ReadFilters(layer.Node);
        var bias = operation.Bias ? ReadBias(layer.Node) : new float[operation.OutputChannels];
        if (layer.Norm is { } norm)
        {
            var folded = FoldedNorm.Read(_tensors, norm);
            folded.Scale(filters);
            bias = [.. folded.Summands.Select(s => (float)s)];
        }

        return layer.IsDepthwise ? ConvolutionPacking.PackDepthwise(operation, filters, bias)
            : layer.ReadsImage ? ConvolutionPacking.PackImage(operation, filters, bias)
            : ConvolutionPacking.Pack(operation, filters, bias);
    }

    private static PackedConvolution PackNorm(FoldedNorm norm) => new(
        ConvolutionPacking.PackBias([.. norm.Factors.Select(f => (float)f)]), ConvolutionPacking.PackBias([.. norm.Summands.Select(s => (float)s)]), []);

    /// <summary>Reads filters into the temporary memory.</summary>
    private Span<float> ReadFilters(Node node)
    {
        var tensor = Find(node, "weight");
        if (_filters.Length < tensor.Count)
            _filters = new float[tensor.Count];
        var filters = _filters.AsSpan(0, (int)tensor.Count);
        _tensors.Source.ReadSingles(tensor, filters);
        return filters;
    }

    private float[] ReadBias(Node node) => _tensors.Source.ReadSingles(Find(node, "bias"));

    private WeightTensor Find(Node node, string name) => _tensors.Find(node, node.Operation.State.First(s => s.Name == name));
}

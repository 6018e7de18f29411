using EffNet.Inference.Fusion;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.Inference.Execution;

/// <summary>The weights of a network with its batch norms folded, packed for the kernels. They do not depend on the size of the images.</summary>
internal sealed class EngineWeights : IDisposable
{
    private readonly Dictionary<string, PackedConvolution> _packed = new(StringComparer.Ordinal);

    /// <summary>Reads, folds and packs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">Its weights.</param>
    /// <exception cref="ArgumentException">The weights do not have a tensor of the network, or have it in another shape or with other elements.</exception>
    public EngineWeights(FusedNetwork network, IWeightSource weights)
    {
        var tensors = new NetworkTensors(weights);
        tensors.Check(network.Network);
        foreach (var layer in network.Layers)
        {
            if (layer.Node.Path is { } path && Pack(layer, tensors) is { } packed)
                _packed.Add(path, packed);
        }
    }

    /// <summary>Returns the packed weights of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public PackedConvolution Of(FusedLayer layer) => _packed[layer.Node.Path!];

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        foreach (var packed in _packed.Values)
        {
            packed.Weights.Dispose();
            packed.Bias.Dispose();
        }
    }

    private static PackedConvolution? Pack(FusedLayer layer, NetworkTensors tensors) => layer switch
    {
        FusedConvolution convolution => Pack(convolution, tensors),
        FusedLinear { Node.Operation: Linear linear } => ConvolutionPacking.Pack(
            new Convolution(linear.InputFeatures, linear.OutputFeatures, Extent.One, Extent.One, 1, default, Bias: true),
            Read(tensors, layer.Node, "weight"),
            Read(tensors, layer.Node, "bias")),
        FusedElements { Node.Operation: BatchNorm } => PackNorm(FoldedNorm.Read(tensors, layer.Node)),
        _ => null,
    };

    private static PackedConvolution Pack(FusedConvolution layer, NetworkTensors tensors)
    {
        var operation = layer.Operation;
        var filters = Read(tensors, layer.Node, "weight");
        var bias = new float[operation.OutputChannels];
        if (operation.Bias)
            bias = Read(tensors, layer.Node, "bias");
        if (layer.Norm is { } norm)
        {
            var folded = FoldedNorm.Read(tensors, norm);
            folded.Scale(filters);
            bias = [.. folded.Summands.Select(s => (float)s)];
        }

        return layer.IsDepthwise ? ConvolutionPacking.PackDepthwise(operation, filters, bias)
            : layer.ReadsImage ? ConvolutionPacking.PackImage(operation, filters, bias)
            : ConvolutionPacking.Pack(operation, filters, bias);
    }

    private static PackedConvolution PackNorm(FoldedNorm norm) => new(
        ConvolutionPacking.PackBias([.. norm.Factors.Select(f => (float)f)]), ConvolutionPacking.PackBias([.. norm.Summands.Select(s => (float)s)]), []);

    private static float[] Read(NetworkTensors tensors, Node node, string name) =>
        tensors.Source.ReadSingles(tensors.Find(node, node.Operation.State.First(s => s.Name == name)));
}

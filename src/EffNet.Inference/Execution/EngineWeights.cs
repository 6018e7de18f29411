using EffNet.Inference.Fusion;
using EffNet.Weights;

namespace EffNet.Inference.Execution;

/// <summary>The weights of a network, with batch norms folded and packed for the kernels. They do not depend on the size of the images.</summary>
internal sealed class EngineWeights : IDisposable
{
    private readonly Dictionary<string, PackedConvolution> _packed;
    private readonly IDisposable? _memory;

    /// <summary>Initializes a new instance of the class with packed weights.</summary>
    /// <param name="packed">The weights by the paths of their layers.</param>
    /// <param name="memory">The owner of the memory, which is disposed with this instance; <see langword="null"/> if the weights own it.</param>
    public EngineWeights(Dictionary<string, PackedConvolution> packed, IDisposable? memory = null) => (_packed, _memory) = (packed, memory);

    /// <summary>Gets the size of all weights and biases, in bytes.</summary>
    public long Bytes => _packed.Values.Sum(p => p.Weights.Bytes + p.Bias.Bytes);

    /// <summary>Reads, folds and packs the weights of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="weights">The weights of the network.</param>
    /// <param name="asHalves"><see langword="true"/> if weights of dense layers are rounded to half precision.</param>
    /// <exception cref="ArgumentException">
    /// A tensor of the network is missing in the weights, or its shape or element type differs; a variance is negative; or a weight is beyond the range of half
    /// precision.
    /// </exception>
    public static EngineWeights Pack(FusedNetwork network, IWeightSource weights, bool asHalves)
    {
        var packing = new WeightPacking(network.Network, weights);
        var packed = new Dictionary<string, PackedConvolution>(StringComparer.Ordinal);
        foreach (var (path, layer, layout) in LayersOf(network))
        {
            var single = packing.Pack(layer);
            packed.Add(path, asHalves && layout.IsDense ? ConvolutionPacking.Halve(single, path) : single);
        }

        return new EngineWeights(packed);
    }

    /// <summary>Returns the layers of a network that have weights, in order of execution.</summary>
    /// <param name="network">The network.</param>
    public static IEnumerable<(string Path, FusedLayer Layer, PackedLayout Layout)> LayersOf(FusedNetwork network) =>
        from layer in network.Layers let layout = PackedLayout.Of(layer) where layout is not null select (layer.Node.Path!, layer, layout);

    /// <summary>Returns the packed weights of a layer.</summary>
    /// <param name="layer">The layer.</param>
    public PackedConvolution Of(FusedLayer layer) => Of(layer.Node.Path!);

    /// <summary>Returns the packed weights of a layer.</summary>
    /// <param name="path">The path of the layer.</param>
    public PackedConvolution Of(string path) => _packed[path];

    /// <summary>Releases the memory.</summary>
    public void Dispose()
    {
        foreach (var packed in _packed.Values)
        {
            packed.Weights.Dispose();
            packed.Bias.Dispose();
        }

        _memory?.Dispose();
    }
}

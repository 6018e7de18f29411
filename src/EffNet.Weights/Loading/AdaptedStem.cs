using System.Runtime.InteropServices;
using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The filters of the first convolution in a file, adapted to the number of input channels of a network.</summary>
internal sealed class AdaptedStem
{
    private readonly StoredWeights _weights;
    private readonly WeightTensor _stored;

    /// <summary>Initializes a new instance of the <see cref="AdaptedStem"/> class.</summary>
    /// <param name="weights">The weights of the file, by the network's names.</param>
    /// <param name="wanted">The tensor of the network.</param>
    public AdaptedStem(StoredWeights weights, StateTensor wanted)
    {
        _weights = weights;
        _stored = weights.Tensors.First(t => t.Name == wanted.Name);
        Tensor = new WeightTensor(wanted.Name, ElementType.Float32, [.. wanted.Shape.Select(size => (long)size)]);
    }

    /// <summary>Gets the adapted tensor.</summary>
    public WeightTensor Tensor { get; }

    /// <summary>Reads the adapted tensor.</summary>
    /// <param name="tensor">The requested tensor.</param>
    /// <param name="destination">The span to fill. Elements are little-endian.</param>
    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        tensor.Check(Tensor, destination);
        var adapted = StemFilters.Adapt(_weights.ReadSingles(_stored), checked((int)(Tensor.Shape[2] * Tensor.Shape[3])), checked((int)Tensor.Shape[1]));
        MemoryMarshal.AsBytes(adapted.AsSpan()).CopyTo(destination);
    }
}

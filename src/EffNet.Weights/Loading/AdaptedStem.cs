using System.Runtime.InteropServices;
using EffNet.Networks;

namespace EffNet.Weights;

/// <summary>The filters of a file's first convolution, fitted to the channels of a network's images.</summary>
internal sealed class AdaptedStem
{
    private readonly StoredWeights _weights;
    private readonly WeightTensor _stored;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="weights">The weights of the file, by the network's names.</param>
    /// <param name="wanted">The network's tensor.</param>
    public AdaptedStem(StoredWeights weights, StateTensor wanted)
    {
        _weights = weights;
        _stored = weights.Tensors.First(t => t.Name == wanted.Name);
        Tensor = new WeightTensor(wanted.Name, ElementType.Float32, [.. wanted.Shape.Select(size => (long)size)]);
    }

    /// <summary>Gets the fitted tensor.</summary>
    public WeightTensor Tensor { get; }

    /// <summary>Reads it.</summary>
    /// <param name="tensor">The tensor that was asked for.</param>
    /// <param name="destination">Receives the elements, little-endian.</param>
    public void Read(WeightTensor tensor, Span<byte> destination)
    {
        tensor.Check(Tensor, destination);
        var adapted = StemFilters.Adapt(_weights.ReadSingles(_stored), checked((int)(Tensor.Shape[2] * Tensor.Shape[3])), checked((int)Tensor.Shape[1]));
        MemoryMarshal.AsBytes(adapted.AsSpan()).CopyTo(destination);
    }
}

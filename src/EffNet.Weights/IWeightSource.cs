namespace EffNet.Weights;

/// <summary>A source of named weights: a file, or the weights of a network in memory. Exporters and engines read weights through this interface.</summary>
public interface IWeightSource
{
    /// <summary>Gets the tensors. Names are unique.</summary>
    IReadOnlyList<WeightTensor> Tensors { get; }

    /// <summary>Reads the elements of a tensor.</summary>
    /// <param name="tensor">A tensor of <see cref="Tensors"/>.</param>
    /// <param name="destination">The span to fill, of <see cref="WeightTensor.Length"/> bytes. Elements are in row-major order and little-endian.</param>
    /// <exception cref="ArgumentException">The tensor is not from this source, or <paramref name="destination"/> has another length.</exception>
    /// <exception cref="WeightFileException">The file is corrupt, or this tensor cannot be read; the message states the reason.</exception>
    void Read(WeightTensor tensor, Span<byte> destination);
}

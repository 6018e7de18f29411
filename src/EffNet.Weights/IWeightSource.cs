namespace EffNet.Weights;

/// <summary>Weights by name: a file, or the weights of a live network. Exporters and engines take them from here.</summary>
public interface IWeightSource
{
    /// <summary>Gets the tensors, each name once.</summary>
    IReadOnlyList<WeightTensor> Tensors { get; }

    /// <summary>Reads the elements of a tensor.</summary>
    /// <param name="tensor">A tensor of <see cref="Tensors"/>.</param>
    /// <param name="destination">Receives the elements in row-major order, little-endian: <see cref="WeightTensor.Length"/> bytes.</param>
    /// <exception cref="ArgumentException">The tensor is not of this source, or <paramref name="destination"/> has another length.</exception>
    /// <exception cref="WeightFileException">The file is corrupt, or this tensor cannot be read; the message has the reason.</exception>
    void Read(WeightTensor tensor, Span<byte> destination);
}

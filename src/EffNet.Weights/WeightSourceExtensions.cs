using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EffNet.Weights;

/// <summary>Extension methods that find weights and read them as numbers.</summary>
public static class WeightSourceExtensions
{
    /// <summary>Finds a tensor by name.</summary>
    /// <param name="source">The weights.</param>
    /// <param name="name">The name of the tensor.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor with this name.</exception>
    public static WeightTensor Find(this IWeightSource source, string name)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Tensors.FirstOrDefault(t => t.Name == name) ?? throw new KeyNotFoundException($"The weights do not have a tensor '{DisplayName.Of(name)}'.");
    }

    /// <summary>Reads a tensor and converts its elements to single precision.</summary>
    /// <param name="source">The weights.</param>
    /// <param name="tensor">The tensor to read.</param>
    /// <returns>The elements in row-major order.</returns>
    /// <exception cref="NotSupportedException">The elements are not real numbers of a known size.</exception>
    /// <exception cref="WeightFileException">The file is corrupt, or this tensor cannot be read.</exception>
    public static float[] ReadSingles(this IWeightSource source, WeightTensor tensor)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(tensor);
        var values = new float[tensor.Count];
        source.ReadSingles(tensor, values);
        return values;
    }

    /// <summary>Reads a tensor into a span and converts its elements to single precision.</summary>
    /// <param name="source">The weights.</param>
    /// <param name="tensor">The tensor to read.</param>
    /// <param name="destination">The span to fill, with one number for each element. Elements are in row-major order.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    /// <exception cref="NotSupportedException">The elements are not real numbers of a known size.</exception>
    /// <exception cref="WeightFileException">The file is corrupt, or this tensor cannot be read.</exception>
    public static void ReadSingles(this IWeightSource source, WeightTensor tensor, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(tensor);
        if (destination.Length != tensor.Count)
        {
            throw new ArgumentException(
                $"The length of the destination is {destination.Length}; expected {tensor.Count}, the number of elements of '{DisplayName.Of(tensor.Name)}'.", nameof(destination));
        }

        if (tensor.Type == ElementType.Float32 && BitConverter.IsLittleEndian)
        {
            source.Read(tensor, MemoryMarshal.AsBytes(destination));
            return;
        }

        var convert = Converter(tensor);
        var (length, size) = (checked((int)tensor.Length), tensor.Type.Size);
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            source.Read(tensor, bytes.AsSpan(0, length));
            for (var i = 0; i < destination.Length; i++)
                destination[i] = convert(bytes.AsSpan(i * size, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static Number Converter(WeightTensor tensor) => tensor.Type.Name switch
    {
        "Float32" => BinaryPrimitives.ReadSingleLittleEndian,
        "Float64" => bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "Float16" => bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BFloat16" => bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        "Int64" => bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "Int32" => bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "Int16" => bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "Int8" => bytes => (sbyte)bytes[0],
        "Byte" or "Bool" => bytes => bytes[0],
        _ => throw new NotSupportedException($"'{DisplayName.Of(tensor.Name)}' has the element type {tensor.Type}; expected real numbers of a known size."),
    };

    private delegate float Number(ReadOnlySpan<byte> bytes);
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EffNet.Onnx.Protos;
using EffNet.Weights;

namespace EffNet.Onnx.Import;

/// <summary>Reads the elements of ONNX's tensors. They are stored as raw bytes, as lists of numbers, or in another file.</summary>
/// <param name="path">The file of the model, for messages.</param>
/// <param name="external">The files with external data.</param>
internal sealed class TensorNumbers(string path, ExternalFiles external)
{
    /// <summary>Returns the element type of a tensor; <see langword="null"/> if it is not a type of weights.</summary>
    /// <param name="tensor">The tensor.</param>
    public static ElementType? TypeOf(TensorProto tensor) => (TensorProto.Types.DataType)tensor.DataType switch
    {
        TensorProto.Types.DataType.Float => ElementType.Float32,
        TensorProto.Types.DataType.Float16 => ElementType.Float16,
        TensorProto.Types.DataType.Bfloat16 => ElementType.BFloat16,
        TensorProto.Types.DataType.Double => ElementType.Float64,
        _ => null,
    };

    /// <summary>
    /// Throws an exception if the number of bytes of a tensor does not match its shape. Call this method before memory is allocated, because the shape can be
    /// wrong or malicious.
    /// </summary>
    /// <param name="tensor">A tensor whose <see cref="TypeOf"/> is known.</param>
    /// <param name="length">The number of bytes of the elements.</param>
    /// <exception cref="WeightFileException">The number of bytes differs, or external data cannot be read.</exception>
    public void CheckLength(TensorProto tensor, long length)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
            external.Find(tensor, length);
        else if (BytesOf(tensor) != length)
            throw Wrong(tensor, $"its shape requires {length} bytes, but it has {BytesOf(tensor)}");
    }

    /// <summary>Reads floating-point elements.</summary>
    /// <param name="tensor">A tensor whose <see cref="TypeOf"/> is known.</param>
    /// <param name="target">Receives the elements in row-major order, little-endian.</param>
    /// <exception cref="WeightFileException">The number of elements does not match the shape, or external data cannot be read.</exception>
    public void Read(TensorProto tensor, Span<byte> target)
    {
        CheckLength(tensor, target.Length);
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
            external.Read(tensor, target);
        else if (tensor.HasRawData)
            tensor.RawData.Span.CopyTo(target);
        else
            CopyList(tensor, target);
    }

    /// <summary>Reads a short list of integers, such as sizes, axes and borders.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The integers; <see langword="null"/> if the tensor has another type, external data, or too many elements.</returns>
    public static long[]? Integers(TensorProto tensor)
    {
        const int Most = 64;
        if ((TensorProto.Types.DataType)tensor.DataType != TensorProto.Types.DataType.Int64 || tensor.DataLocation == TensorProto.Types.DataLocation.External)
            return null;
        if (!tensor.HasRawData)
            return tensor.Int64Data.Count <= Most ? [.. tensor.Int64Data] : null;
        return tensor.RawData.Length <= Most * sizeof(long) && tensor.RawData.Length % sizeof(long) == 0 ? MemoryMarshal.Cast<byte, long>(tensor.RawData.Span).ToArray() : null;
    }

    /// <summary>Reads one number.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>The number; <see langword="null"/> if the tensor has another type or several elements.</returns>
    public double? Number(TensorProto tensor)
    {
        if (TypeOf(tensor) is not { } type || tensor.Dims.Any(d => d != 1))
            return null;
        Span<byte> bytes = stackalloc byte[type.Size];
        Read(tensor, bytes);
        return type.Name switch
        {
            "Float32" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            "Float16" => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            "Float64" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
        };
    }

    private static long BytesOf(TensorProto tensor)
    {
        if (tensor.HasRawData)
            return tensor.RawData.Length;
        return (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => (long)tensor.FloatData.Count * sizeof(float),
            TensorProto.Types.DataType.Double => (long)tensor.DoubleData.Count * sizeof(double),
            _ => (long)tensor.Int32Data.Count * sizeof(ushort),
        };
    }

    private static void CopyList(TensorProto tensor, Span<byte> target)
    {
        switch ((TensorProto.Types.DataType)tensor.DataType)
        {
            case TensorProto.Types.DataType.Float:
                Copy(tensor.FloatData, MemoryMarshal.Cast<byte, float>(target));
                break;
            case TensorProto.Types.DataType.Double:
                Copy(tensor.DoubleData, MemoryMarshal.Cast<byte, double>(target));
                break;
            default:
                // The two 16-bit types are stored in the lower halves of 32-bit numbers.
                var halves = MemoryMarshal.Cast<byte, ushort>(target);
                for (var i = 0; i < halves.Length; i++)
                    halves[i] = (ushort)tensor.Int32Data[i];
                break;
        }

        static void Copy<T>(IList<T> list, Span<T> target)
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = list[i];
        }
    }

    private WeightFileException Wrong(TensorProto tensor, string problem) => new(path, tensor.Name, null, problem);
}

using System.Buffers.Binary;

namespace EffNet.Weights;

/// <summary>Reads and writes floating-point numbers of any precision as double-precision numbers, which represent all of them exactly.</summary>
internal static class NumberCode
{
    /// <summary>Reads numbers.</summary>
    /// <param name="bytes">The little-endian bytes to read.</param>
    /// <param name="type">The element type: Float16, BFloat16, Float32 or Float64.</param>
    /// <param name="numbers">The span to fill.</param>
    public static void Read(ReadOnlySpan<byte> bytes, ElementType type, Span<double> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var at = bytes[(i * type.Size)..];
            numbers[i] = type.Name switch
            {
                "Float32" => BinaryPrimitives.ReadSingleLittleEndian(at),
                "Float16" => (double)BinaryPrimitives.ReadHalfLittleEndian(at),
                "BFloat16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(at) << 16),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(at),
            };
        }
    }

    /// <summary>Writes numbers, rounded to the nearest of their type.</summary>
    /// <param name="numbers">The numbers to write.</param>
    /// <param name="type">The element type: Float16, BFloat16, Float32 or Float64.</param>
    /// <param name="bytes">The span to fill with little-endian bytes.</param>
    /// <returns><see langword="true"/> if all finite numbers are in the range of the type; otherwise, <see langword="false"/>.</returns>
    public static bool Write(ReadOnlySpan<double> numbers, ElementType type, Span<byte> bytes)
    {
        var fits = true;
        for (var i = 0; i < numbers.Length; i++)
            fits &= Write(numbers[i], type, bytes[(i * type.Size)..]) || !double.IsFinite(numbers[i]);
        return fits;
    }

    private static bool Write(double number, ElementType type, Span<byte> at)
    {
        switch (type.Name)
        {
            case "Float32":
                var single = (float)number;
                BinaryPrimitives.WriteSingleLittleEndian(at, single);
                return float.IsFinite(single);
            case "Float16":
                var half = (Half)number;
                BinaryPrimitives.WriteHalfLittleEndian(at, half);
                return Half.IsFinite(half);
            case "BFloat16":
                var bits = ToBFloat16((float)number);
                BinaryPrimitives.WriteUInt16LittleEndian(at, bits);
                return float.IsFinite(BitConverter.Int32BitsToSingle(bits << 16));
            default:
                BinaryPrimitives.WriteDoubleLittleEndian(at, number);
                return double.IsFinite(number);
        }
    }

    /// <summary>Rounds to the upper 16 bits, ties to even, as PyTorch does.</summary>
    private static ushort ToBFloat16(float number)
    {
        if (float.IsNaN(number))
            return 0x7FC0;
        var bits = BitConverter.SingleToUInt32Bits(number);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}

using System.Buffers.Binary;

namespace EffNet.Onnx.Export;

/// <summary>Converts weights to half precision.</summary>
internal static class HalfConversion
{
    /// <summary>Converts numbers to half precision, little-endian.</summary>
    /// <param name="name">The name of the weights, for the message.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="target">Receives two bytes for each number.</param>
    /// <exception cref="ArgumentException">A finite number is too large for half precision.</exception>
    public static void ToHalf(string name, ReadOnlySpan<float> values, Span<byte> target)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var half = (Half)values[i];
            if (Half.IsInfinity(half) && float.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"'{name}' has the value {values[i]:G6}, which is beyond the range of half precision (at most 65504). Export in single precision."),
                    nameof(values));
            }

            BinaryPrimitives.WriteHalfLittleEndian(target[(i * sizeof(ushort))..], half);
        }
    }
}

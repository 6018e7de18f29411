using System.Buffers.Binary;

namespace EffNet.Onnx.Export;

/// <summary>Converts weights to half precision.</summary>
internal static class HalfConversion
{
    /// <summary>Returns numbers in half precision, little-endian.</summary>
    /// <param name="name">The name of the weights, for the message.</param>
    /// <param name="values">The numbers.</param>
    /// <exception cref="ArgumentException">A finite number would become infinite.</exception>
    public static byte[] ToHalf(string name, ReadOnlySpan<float> values)
    {
        var bytes = new byte[checked(values.Length * sizeof(ushort))];
        for (var i = 0; i < values.Length; i++)
        {
            var half = (Half)values[i];
            if (Half.IsInfinity(half) && float.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"'{name}' has the value {values[i]:G6}, which half precision cannot hold (at most 65504). Export in single precision."), nameof(values));
            }

            BinaryPrimitives.WriteHalfLittleEndian(bytes.AsSpan(i * sizeof(ushort)), half);
        }

        return bytes;
    }
}

using System.Numerics;

namespace EffNet.Training;

/// <summary>The checksum of TensorFlow's record files: CRC-32C (Castagnoli), rotated and offset so that a checksum over data with checksums is not one of zeros.</summary>
/// <remarks><c>tensorflow/core/lib/hash/crc32c.h</c>: <c>Mask</c>.</remarks>
internal static class Crc32C
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>Returns the masked checksum of data.</summary>
    /// <param name="data">The data.</param>
    public static uint Masked(ReadOnlySpan<byte> data)
    {
        var sum = uint.MaxValue;
        foreach (var value in data)
            sum = BitOperations.Crc32C(sum, value);
        return BitOperations.RotateRight(~sum, 15) + MaskDelta;
    }
}

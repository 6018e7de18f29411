using System.Numerics;

namespace EffNet.Training;

/// <summary>
/// Computes the checksum of TensorFlow's record files: CRC-32C (Castagnoli), which is rotated and offset because the plain CRC of data that contains its own CRC is a constant.
/// </summary>
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

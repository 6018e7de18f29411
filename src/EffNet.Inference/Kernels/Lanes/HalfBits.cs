namespace EffNet.Inference.Kernels;

/// <summary>
/// The constants for converting half precision to single precision, for which .NET does not offer an instruction. The exponent and the fraction are shifted to
/// their positions, and a multiplication corrects the exponent. The result is exact, also for subnormal numbers. Infinities become large numbers.
/// </summary>
internal static class HalfBits
{
    /// <summary>The bits of exponent and fraction.</summary>
    public const uint Number = 0x7FFF;

    /// <summary>The bit of the sign in half precision.</summary>
    public const uint Sign = 0x8000;

    /// <summary>The shift of exponent and fraction to their positions in single precision.</summary>
    public const byte Shift = 13;

    /// <summary>The shift of the sign to its position in single precision.</summary>
    public const byte SignShift = 16;

    /// <summary>2 to the power of the difference between the exponent biases, 127 and 15.</summary>
    public const float Factor = 5.192296858534828e33f;
}

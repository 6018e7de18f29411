namespace EffNet.Inference.Kernels;

/// <summary>
/// How half-precision numbers become single-precision ones without an instruction for it, which .NET does not offer: exponent and fraction move to their places, and a product corrects the exponent.
/// This is exact, also for subnormal numbers; infinities become large numbers.
/// </summary>
internal static class HalfBits
{
    /// <summary>The bits of exponent and fraction.</summary>
    public const uint Number = 0x7FFF;

    /// <summary>The bit of the sign.</summary>
    public const uint Sign = 0x8000;

    /// <summary>From the places of exponent and fraction to those of single precision.</summary>
    public const byte Shift = 13;

    /// <summary>From the place of the sign to that of single precision.</summary>
    public const byte SignShift = 16;

    /// <summary>2 to the difference between the offsets of the exponents, 127 and 15.</summary>
    public const float Factor = 5.192296858534828e33f;
}

using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>
/// Rounds to integers by adding 1.5 times 2^23, after which the lowest bits contain the integer. It is used for vectors without instructions for rounding and
/// for scaling by powers of 2.
/// </summary>
internal static class AddedRounding
{
    /// <summary>The largest absolute exponent, with which the results of <see cref="ILanes{TVector}.Scale"/> are normal numbers.</summary>
    public const float MostPower = 125;

    private const float Summand = 12582912;

    /// <summary>Rounds exponents of 2 and limits them to the range of normal numbers.</summary>
    /// <typeparam name="TVector">The type of a vector.</typeparam>
    /// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
    /// <param name="power">The exponents.</param>
    /// <param name="rest">Receives the remainders, from -1/2 to 1/2.</param>
    /// <returns>The sums, whose lowest bits contain the rounded exponents.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Round<TVector, TLanes>(TVector power, out TVector rest)
        where TLanes : struct, ILanes<TVector>
    {
        power = TLanes.Max(TLanes.Create(-MostPower), TLanes.Min(TLanes.Create(MostPower), power));
        var rounded = TLanes.Add(power, TLanes.Create(Summand));
        rest = TLanes.Subtract(power, TLanes.Subtract(rounded, TLanes.Create(Summand)));
        return rounded;
    }
}

using System.Runtime.CompilerServices;

namespace EffNet.Inference.Kernels;

/// <summary>Rounds to whole numbers by adding 1.5 times 2^23: the sum has the whole number in its lowest bits. For vectors without an instruction that rounds and one that scales.</summary>
internal static class AddedRounding
{
    /// <summary>Normal single-precision numbers do not go beyond these powers of 2.</summary>
    private const float MostPower = 126;

    private const float Summand = 12582912;

    /// <summary>Rounds powers of 2, cut to those of normal numbers.</summary>
    /// <typeparam name="TVector">A vector.</typeparam>
    /// <typeparam name="TLanes">Its arithmetic.</typeparam>
    /// <param name="power">The powers.</param>
    /// <param name="rest">What is left of them: from -1/2 to 1/2.</param>
    /// <returns>The sums, whose lowest bits are the whole powers.</returns>
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

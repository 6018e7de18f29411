namespace EffNet.Fuzz.Inputs;

/// <summary>
/// Random numbers (SplitMix64) that depend only on the seed. <see cref="Random"/> does not guarantee this across versions of .NET, and a finding
/// must be reproducible everywhere.
/// </summary>
internal sealed class Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>Returns the random numbers of one input, which are independent of those of other inputs.</summary>
    public static Dice For(long seed, long index) => new(Mix(Mix((ulong)seed + Golden) ^ (ulong)index));

    /// <summary>Returns a number from 0 to <paramref name="sides"/> - 1; 0 if <paramref name="sides"/> is 0.</summary>
    public int Next(int sides) => sides <= 1 ? 0 : (int)((Next() >> 32) * (ulong)sides >> 32);

    /// <summary>Returns a number from <paramref name="first"/> to <paramref name="last"/>, both inclusive.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    /// <summary>Returns true with a probability of 1 / <paramref name="times"/>.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    /// <summary>Returns one of <paramref name="items"/>, which must not be empty.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Returns a size up to <paramref name="maximum"/>. Every order of magnitude is equally likely, so most sizes are small and some are extreme.</summary>
    public int Size(int maximum) => Between(1, Math.Max(1, maximum >> Next(32 - int.LeadingZeroCount(maximum))));

    private ulong Next() => Mix(_state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

namespace EffNet.Fuzz.Inputs;

/// <summary>
/// Random numbers (SplitMix64) that depend on nothing but where they began: <see cref="Random"/> promises no such thing across versions of .NET, and a
/// finding must replay everywhere.
/// </summary>
internal sealed class Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    private Dice(ulong state) => _state = state;

    /// <summary>The numbers of one input, unrelated to those of its neighbors.</summary>
    public static Dice For(long seed, long index) => new(Mix(Mix((ulong)seed + Golden) ^ (ulong)index));

    /// <summary>From 0 up to, but not including, <paramref name="sides"/>; 0 if there is no side.</summary>
    public int Next(int sides) => sides <= 1 ? 0 : (int)((Next() >> 32) * (ulong)sides >> 32);

    /// <summary>From <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    /// <summary>One of <paramref name="items"/>, of which there is at least one.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>A size up to <paramref name="maximum"/>, every order of magnitude as likely as the next: most are small, some are hostile.</summary>
    public int Size(int maximum) => Between(1, Math.Max(1, maximum >> Next(32 - int.LeadingZeroCount(maximum))));

    private ulong Next() => Mix(_state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

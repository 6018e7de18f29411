using System.Collections.Immutable;

namespace EffNet.Language.Scaling;

/// <summary>The rounding of scaled repeats to whole numbers.</summary>
public sealed record DepthRounding
{
    private readonly Func<double, double> _round;

    private DepthRounding(string word, Func<double, double> round) => (Word, _round) = (word, round);

    /// <summary>
    /// Gets the rounding that always rounds up: <c>round_repeats</c> of the paper's code. It multiplies as IEEE doubles, so 25 * 2.2 is rounded up to 56, not 55.
    /// </summary>
    public static DepthRounding Ceiling { get; } = new("ceiling", Math.Ceiling);

    /// <summary>Gets the rounding to the nearest whole number, halves to the even number, but at least to 1: <c>depth_trunc='round'</c> of timm.</summary>
    public static DepthRounding Nearest { get; } = new("nearest", v => Math.Max(1, Math.Round(v, MidpointRounding.ToEven)));

    /// <summary>Gets all roundings.</summary>
    public static ImmutableArray<DepthRounding> All { get; } = ImmutableArray.Create(Ceiling, Nearest);

    /// <summary>Gets the word for the rounding in files.</summary>
    public string Word { get; }

    /// <summary>Returns <paramref name="repeats"/> scaled by <paramref name="depth"/> and rounded.</summary>
    public int Round(int repeats, double depth) => (int)Math.Min(_round(depth * repeats), int.MaxValue);

    /// <summary>Returns <see langword="true"/> if <paramref name="other"/> is the same rounding; otherwise, <see langword="false"/>.</summary>
    public bool Equals(DepthRounding? other) => Word == other?.Word;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Word);
}

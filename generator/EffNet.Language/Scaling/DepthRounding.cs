using System.Collections.Immutable;

namespace EffNet.Language.Scaling;

/// <summary>How a scaled number of repeats becomes whole.</summary>
public sealed record DepthRounding
{
    private readonly Func<double, double> _round;

    private DepthRounding(string word, Func<double, double> round) => (Word, _round) = (word, round);

    /// <summary>
    /// Always up: <c>round_repeats</c> of the paper's code. It scales in IEEE double: 25 * 2.2 gives 56 there, not 55.
    /// </summary>
    public static DepthRounding Ceiling { get; } = new("ceiling", Math.Ceiling);

    /// <summary>To the nearest whole number, halves to the even one, and at least 1: timm's <c>depth_trunc='round'</c>.</summary>
    public static DepthRounding Nearest { get; } = new("nearest", v => Math.Max(1, Math.Round(v, MidpointRounding.ToEven)));

    /// <summary>Every rounding.</summary>
    public static ImmutableArray<DepthRounding> All { get; } = ImmutableArray.Create(Ceiling, Nearest);

    /// <summary>The word a file calls it by.</summary>
    public string Word { get; }

    /// <summary><paramref name="repeats"/> scaled by <paramref name="depth"/> and rounded.</summary>
    public int Round(int repeats, double depth) => (int)Math.Min(_round(depth * repeats), int.MaxValue);

    /// <summary>Whether <paramref name="other"/> is the same rounding.</summary>
    public bool Equals(DepthRounding? other) => Word == other?.Word;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Word);
}

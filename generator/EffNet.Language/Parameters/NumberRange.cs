using EffNet.Language.Diagnostics;

namespace EffNet.Language.Parameters;

/// <summary>The numbers that a setting or argument takes.</summary>
/// <param name="Text">The range in words that follow "write": "an odd number from 1 to 31".</param>
/// <param name="Contains">Whether a number, multiplied by its unit, is in the range.</param>
/// <param name="Kind">The kind of quantity, which decides about units.</param>
public sealed record NumberRange(string Text, Func<double, bool> Contains, NumberKind Kind = NumberKind.Plain)
{
    /// <summary>Gets the rule that a number outside of the range breaks; <see langword="null"/> for the common one.</summary>
    public Func<double, DiagnosticRule?> Rule { get; init; } = _ => null;

    /// <summary>Returns the range of the whole numbers from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The largest number.</param>
    /// <param name="text">The range in words, if <paramref name="also"/> excludes some numbers.</param>
    /// <param name="also">A further condition.</param>
    public static NumberRange Whole(int minimum, int maximum, string? text = null, Func<double, bool>? also = null) => new(
        text ?? FormattableString.Invariant($"a whole number from {minimum} to {maximum}"),
        v => v >= minimum && v <= maximum && v == Math.Floor(v) && (also is null || also(v)),
        NumberKind.Count);
}

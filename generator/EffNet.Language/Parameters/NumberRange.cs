using EffNet.Language.Diagnostics;

namespace EffNet.Language.Parameters;

/// <summary>The numbers that a setting or argument accepts.</summary>
/// <param name="Text">The range in words, for a message: "an odd number from 1 to 31".</param>
/// <param name="Contains">Returns <see langword="true"/> if a number, multiplied by its unit, is in the range.</param>
/// <param name="Kind">The kind of quantity, which determines the allowed units.</param>
public sealed record NumberRange(string Text, Func<double, bool> Contains, NumberKind Kind = NumberKind.Plain)
{
    /// <summary>Gets a function that returns the rule that a number outside the range breaks; <see langword="null"/> for EFN1106.</summary>
    public Func<double, DiagnosticRule?> Rule { get; init; } = _ => null;

    /// <summary>Returns the range of the whole numbers from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="maximum">The largest number.</param>
    /// <param name="text">The range in words; <see langword="null"/> for the default. Required if <paramref name="also"/> excludes numbers.</param>
    /// <param name="also">A further condition; <see langword="null"/> if there is none.</param>
    public static NumberRange Whole(int minimum, int maximum, string? text = null, Func<double, bool>? also = null) => new(
        text ?? FormattableString.Invariant($"a whole number from {minimum} to {maximum}"),
        v => v >= minimum && v <= maximum && v == Math.Floor(v) && (also is null || also(v)),
        NumberKind.Count);
}

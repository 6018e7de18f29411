using System.Globalization;
using System.Runtime.CompilerServices;

namespace EffNet.Training;

/// <summary>
/// Checks the numbers of options. Each method returns the number or throws an exception that names the option. Numbers that are not finite, or that libtorch cannot convert to
/// 32 bits, are not accepted.
/// </summary>
internal static class NumberCheck
{
    /// <summary>Checks that a number is greater than 0 and at most the largest number of 32 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside this range.</exception>
    public static double Positive(double value, [CallerMemberName] string name = "") =>
        value is > 0 and <= float.MaxValue ? value : throw OutOfRange(value, "greater than 0 and at most 3.4E+38", name);

    /// <summary>Checks that a number is at least 0 and at most the largest number of 32 bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside this range.</exception>
    public static double NotNegative(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= float.MaxValue ? value : throw OutOfRange(value, "at least 0 and at most 3.4E+38", name);

    /// <summary>Checks that a number is from 0 (included) to 1 (excluded).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside this range.</exception>
    public static double BelowOne(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1 ? value : throw OutOfRange(value, "at least 0 and less than 1", name);

    /// <summary>Checks that a number is from 0 to 1, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside this range.</exception>
    public static double Share(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw OutOfRange(value, "from 0 to 1", name);

    /// <summary>Checks that a number is greater than 0 and at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside this range.</exception>
    public static double PositiveShare(double value, [CallerMemberName] string name = "") =>
        value is > 0 and <= 1 ? value : throw OutOfRange(value, "greater than 0 and at most 1", name);

    /// <summary>Checks that a whole number is at least <paramref name="minimum"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside this range.</exception>
    public static int AtLeast(int minimum, int value, [CallerMemberName] string name = "") =>
        value >= minimum ? value : throw OutOfRange(value, string.Create(CultureInfo.InvariantCulture, $"at least {minimum}"), name);

    /// <summary>Checks that a value is a member of its enumeration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a member.</exception>
    public static T Defined<T>(T value, [CallerMemberName] string name = "")
        where T : struct, Enum => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be one of {string.Join(", ", Enum.GetNames<T>())}, but was {value}.");

    private static ArgumentOutOfRangeException OutOfRange(double value, string expected, string name) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {expected}, but was {value}."));
}

namespace EffNet.Training;

/// <summary>Requirements that several settings have.</summary>
internal static class Requirement
{
    /// <summary>Returns a probability.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the setting.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public static double Probability(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} must be from 0 to 1.");

    /// <summary>Returns a number above 0.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the setting.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or not above 0.</exception>
    public static double Positive(double value, string name) => value > 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} must be a finite number above 0.");

    /// <summary>Returns a whole number.</summary>
    /// <param name="value">The value.</param>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="name">The name of the setting.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is below the minimum.</exception>
    public static int AtLeast(int value, int minimum, string name) => value >= minimum
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} must be at least {minimum}.");
}

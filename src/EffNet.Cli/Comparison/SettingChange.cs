using System.Globalization;

namespace EffNet.Cli.Comparison;

/// <summary>A setting with a text or a constant that differs.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Before">The earlier value; <see langword="null"/> if there was none.</param>
/// <param name="After">The later value; <see langword="null"/> if there is none.</param>
internal sealed record SettingChange(string Name, string? Before, string? After)
{
    /// <summary>Returns the difference between two texts; <see langword="null"/> if they are equal.</summary>
    public static SettingChange? Between(string name, string? before, string? after) => before == after ? null : new SettingChange(name, before, after);

    /// <summary>Returns the difference between two constants; <see langword="null"/> if they are equal.</summary>
    public static SettingChange? Between(string name, double? before, double? after) => Between(name, Text(before), Text(after));

    /// <summary>
    /// Returns the difference between the orders of the items that both sides have. Items that only one side has are ignored, because they are reported
    /// elsewhere.
    /// </summary>
    public static SettingChange? BetweenOrders(string name, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (first, second) = (before.ToList(), after.ToList());
        return Between(name, string.Join(", ", first.Intersect(second)), string.Join(", ", second.Intersect(first)));
    }

    private static string? Text(double? constant) => constant?.ToString("R", CultureInfo.InvariantCulture);
}

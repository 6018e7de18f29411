using System.Globalization;

namespace EffNet.Cli.Comparison;

/// <summary>Something said in words, or a constant, that differs.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Before">What it said; <see langword="null"/> where nothing.</param>
/// <param name="After">What it says; <see langword="null"/> where nothing.</param>
internal sealed record SettingChange(string Name, string? Before, string? After)
{
    /// <summary>The difference between two settings; <see langword="null"/> where there is none.</summary>
    public static SettingChange? Between(string name, string? before, string? after) => before == after ? null : new SettingChange(name, before, after);

    /// <summary>The same of two constants.</summary>
    public static SettingChange? Between(string name, double? before, double? after) => Between(name, Text(before), Text(after));

    /// <summary>The same for two orders of what is on both sides; what is on one side only is reported elsewhere.</summary>
    public static SettingChange? BetweenOrders(string name, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (first, second) = (before.ToList(), after.ToList());
        return Between(name, string.Join(", ", first.Intersect(second)), string.Join(", ", second.Intersect(first)));
    }

    private static string? Text(double? constant) => constant?.ToString("R", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace EffNet.Cli.Tables;

/// <summary>Numbers as tables print them, the same under every culture.</summary>
internal static class Figures
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "-";

    /// <summary>A count, exact: <c>5,288,548</c>.</summary>
    public static string Exact(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A factor or rate: <c>1.1</c>.</summary>
    public static string Factor(double? factor) => factor?.ToString("0.####", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A small whole number, ungrouped: <c>1280</c> channels.</summary>
    public static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? None;

    /// <summary>The size of a square image: <c>224 x 224</c>.</summary>
    public static string Square(int size) => string.Create(CultureInfo.InvariantCulture, $"{size} x {size}");
}

using System.Globalization;

namespace EffNet.Cli.Tables;

/// <summary>Numbers as tables print them, the same under every culture.</summary>
internal static class Figures
{
    /// <summary>The text of a cell without a figure.</summary>
    public const string None = "-";

    private static readonly string[] s_units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>A count, exact: <c>5,288,548</c>.</summary>
    public static string Exact(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>Bytes in the largest unit that leaves at least one of it: <c>12.25 MiB</c>.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1024 && unit < s_units.Length - 1; unit++)
            value /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {s_units[unit]}");
    }

    /// <summary>A factor or rate: <c>1.1</c>.</summary>
    public static string Factor(double? factor) => factor?.ToString("0.####", CultureInfo.InvariantCulture) ?? None;

    /// <summary>A figure that may be whole or not, with at most four decimals: <c>1,280</c>, <c>0.2</c>.</summary>
    public static string Decimal(decimal figure) => figure.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>A solved phi: as many decimals as it is solved to.</summary>
    public static string Phi(double phi) => phi.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A small whole number, ungrouped: <c>1280</c> channels.</summary>
    public static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? None;

    /// <summary>The size of a square image: <c>224 x 224</c>.</summary>
    public static string Square(int size) => string.Create(CultureInfo.InvariantCulture, $"{size} x {size}");
}

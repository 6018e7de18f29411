using System.Globalization;

namespace EffNet.Cli.Tables;

/// <summary>Formats numbers for tables. The format does not depend on the culture.</summary>
internal static class Figures
{
    /// <summary>The text of a cell without a figure.</summary>
    public const string None = "-";

    private static readonly string[] s_prefixes = ["", "K", "M", "G", "T", "P", "E"];
    private static readonly string[] s_units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>Formats an exact count: <c>5,288,548</c>.</summary>
    public static string Exact(long? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>Formats a count for programs: <c>5288548</c>.</summary>
    public static string Plain(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Formats a count with three digits: <c>5.29 M</c>.</summary>
    public static string Short(long count)
    {
        var (value, prefix) = ((double)count, 0);
        for (; value >= 999.5 && prefix < s_prefixes.Length - 1; prefix++)
            value /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{Digits(value)} {s_prefixes[prefix]}").TrimEnd();

        string Digits(double value) => value.ToString(prefix == 0 || value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>Formats a part of a whole: <c>16.0%</c>, <c>&lt; 0.1%</c>. If the whole is 0, the result is 0%.</summary>
    public static string Percent(long part, long whole)
    {
        var percent = whole == 0 ? 0 : 100d * part / whole;
        return percent is > 0 and < 0.05 ? "< 0.1%" : string.Create(CultureInfo.InvariantCulture, $"{percent:0.0}%");
    }

    /// <summary>Formats a number of bytes in the largest unit that gives a number of at least 1: <c>12.25 MiB</c>.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        for (; value >= 1024 && unit < s_units.Length - 1; unit++)
            value /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {s_units[unit]}");
    }

    /// <summary>Formats a factor or rate: <c>1.1</c>.</summary>
    public static string Factor(double? factor) => factor?.ToString("0.####", CultureInfo.InvariantCulture) ?? None;

    /// <summary>Formats a figure with at most four decimals: <c>1,280</c>, <c>0.2</c>.</summary>
    public static string Decimal(decimal figure) => figure.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>Formats a solved phi with three decimals, which is the precision of the solver.</summary>
    public static string Phi(double phi) => phi.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Formats a small whole number without groups: <c>1280</c> channels.</summary>
    public static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? None;

    /// <summary>Formats a share with one decimal: <c>93.1%</c>. NaN, the share of no images, is a dash.</summary>
    public static string Share(double share) => double.IsNaN(share) ? None : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0}%");

    /// <summary>Formats the size of a square image: <c>224 x 224</c>.</summary>
    public static string Square(int size) => string.Create(CultureInfo.InvariantCulture, $"{size} x {size}");
}

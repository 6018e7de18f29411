using System.Globalization;

namespace FineTune;

/// <summary>Formats numbers as text that does not depend on the culture.</summary>
internal static class Numbers
{
    private const string None = "–";

    public static string Loss(double? loss) => loss is { } value && !double.IsNaN(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : None;

    public static string Percent(double? share) => share is { } value && !double.IsNaN(value) ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} %") : None;

    public static string Speed(double imagesPerSecond) => imagesPerSecond.ToString(imagesPerSecond < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    public static string Rate(double rate) => rate.ToString("G3", CultureInfo.InvariantCulture);

    public static string Time(TimeSpan time) => time.ToString(time.TotalDays >= 1 ? @"d\ \d\a\y\s\ h\:mm" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace EffNet.Training;

/// <summary>Converts settings to text that does not depend on the culture. Records use the current culture for their numbers.</summary>
internal static class InvariantText
{
    /// <summary>Returns the text of a setting.</summary>
    /// <param name="setting">The setting. The text of <see langword="null"/> is "none".</param>
    public static string Of(object? setting)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return setting?.ToString() is { Length: > 0 } text ? text : "none";
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}

using System.Globalization;

namespace EffNet.Training;

/// <summary>Writes settings as text that does not depend on the culture. Records write their numbers in the current culture.</summary>
internal static class InvariantText
{
    /// <summary>Returns the text of a setting.</summary>
    /// <param name="setting">The setting; <see langword="null"/> is "none".</param>
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

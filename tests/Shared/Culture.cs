using System.Globalization;

namespace EffNet.Testing;

/// <summary>Cultures that reveal formatting mistakes: 'i' with a dot in upper case, '.' between thousands and ',' before decimals.</summary>
internal static class Culture
{
    public static Xunit.TheoryData<string> Tricky { get; } = new("tr-TR", "de-DE", "fa-IR");

    public static T Under<T>(string name, Func<T> run)
    {
        var (culture, uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
            return run();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, uiCulture);
        }
    }
}

using System.Globalization;
using System.Text;

namespace EffNet.Language.CSharp;

/// <summary>Formats values for C# source and documentation, the same way under every culture.</summary>
internal static class CSharpText
{
    private static readonly string[] s_roundTripFormats = ["G15", "G16", "G17"];

    /// <summary>
    /// Returns the shortest double literal that reads back as the same double. The format "R" differs between .NET and .NET Framework, where editors may run
    /// this code.
    /// </summary>
    public static string Literal(double value)
    {
        var text = s_roundTripFormats
            .Select(format => value.ToString(format, CultureInfo.InvariantCulture))
            .First(t => double.Parse(t, CultureInfo.InvariantCulture) == value);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + "d" : text;
    }

    /// <summary>Returns a string literal.</summary>
    public static string Literal(string value)
    {
        if (value.All(c => c is >= ' ' and <= '~' and not ('"' or '\\')))
            return $"\"{value}\"";
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c == '\n')
                text.Append("\\n");
            else if (c == '\t')
                text.Append("\\t");
            else if (c is < ' ' or > '~')
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        return text.Append('"').ToString();
    }

    /// <summary>Returns a UTF-8 string literal.</summary>
    public static string Utf8Literal(string value) => Literal(value) + "u8";

    /// <summary>Returns a whole number as a C# literal.</summary>
    public static string Code(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a number with grouped digits: <c>5,288,548</c>.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Returns a factor for documentation, with at most four decimals.</summary>
    public static string Factor(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Escapes text for XML.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

using System.Globalization;
using System.Text;

namespace EffNet.Language.CSharp;

/// <summary>Values as C# source and as documentation, the same under every culture.</summary>
internal static class CSharpText
{
    private static readonly string[] s_roundTripFormats = ["G15", "G16", "G17"];

    /// <summary>The shortest double literal that reads back as the same double. "R" is not it: it differs between .NET and .NET Framework, where editors may run this.</summary>
    public static string Literal(double value)
    {
        var text = s_roundTripFormats
            .Select(format => value.ToString(format, CultureInfo.InvariantCulture))
            .First(t => double.Parse(t, CultureInfo.InvariantCulture) == value);
        return text.IndexOfAny(['.', 'E']) < 0 ? text + "d" : text;
    }

    /// <summary>A string literal.</summary>
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

    /// <summary>A string literal as UTF-8.</summary>
    public static string Utf8Literal(string value) => Literal(value) + "u8";

    /// <summary>A number as code.</summary>
    public static string Code(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number as people read it: <c>5,288,548</c>.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A factor as people read it.</summary>
    public static string Factor(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Text that may stand between XML tags.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

using System.Globalization;

namespace EffNet.Cli;

/// <summary>Formats counts in English.</summary>
internal static class Count
{
    /// <summary>Returns a count with its noun: <c>no errors</c>, <c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Of(int count, string thing) => count switch
    {
        0 => $"no {thing}s",
        1 => $"1 {thing}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}s"),
    };
}

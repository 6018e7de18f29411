using System.CommandLine;
using System.Globalization;

namespace EffNet.Cli.Commands;

/// <summary>Creates options whose values are whole numbers of at least 1.</summary>
internal static class CountOption
{
    /// <summary>Creates an option.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="value">The name of the value in the help, in capital letters.</param>
    /// <param name="description">The description of the option.</param>
    public static Option<string> Create(string name, string value, string description)
    {
        var option = TextOption.Create(name, value, description);
        TextOption.Refuse(option, text => Parse(text) is null ? $"'{name}' is '{text}'; expected a whole number of at least 1." : null);
        return option;
    }

    /// <summary>Returns the value; <see langword="null"/> if none was specified.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="option">The option.</param>
    public static int? ValueOf(ParseResult result, Option<string> option) => result.GetValue(option) is { } text ? Parse(text) : null;

    private static int? Parse(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}

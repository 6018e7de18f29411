using System.CommandLine;
using System.Globalization;

namespace ScalingStudy;

/// <summary>Checks values of options. The error names the option, the value and what to write instead.</summary>
internal static class OptionChecks
{
    /// <summary>Requires a number in a range. If the text is not a number, the parser reports it.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The smallest number.</param>
    /// <param name="most">The largest number.</param>
    public static void RequireRange(Option option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            && (value < least || value > most))
        {
            result.AddError($"'{option.Name}' must be from {least} to {most}, but was {value}.");
        }
    });

    /// <summary>Requires a path that is not a file.</summary>
    /// <param name="option">The option, whose value is a folder.</param>
    public static void RequireNoFile(Option option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && File.Exists(text))
            result.AddError($"'{option.Name}' is the file '{text}'; specify a folder.");
    });
}

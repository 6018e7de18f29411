using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>Creates options with text values that are checked. The library's own messages contain neither the expected values nor examples.</summary>
internal static class TextOption
{
    /// <summary>Creates an option.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="value">The name of the value in the help, in capital letters.</param>
    /// <param name="description">The description of the option.</param>
    public static Option<string> Create(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    /// <summary>Reports invalid values of an option.</summary>
    /// <param name="option">The option.</param>
    /// <param name="problemOf">A function that returns the error about a value, with the expected values; <see langword="null"/> if the value is valid.</param>
    public static void Refuse(Option<string> option, Func<string, string?> problemOf) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string>() is { } text && problemOf(text) is { } problem)
            result.AddError(problem);
    });
}

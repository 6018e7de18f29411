using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>Options whose values are texts with a meaning of their own: the library's own messages name neither what was expected nor examples.</summary>
internal static class TextOption
{
    /// <summary>Declares an option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">What its value is, in a word in capitals.</param>
    /// <param name="description">What it is for.</param>
    public static Option<string> Create(string name, string value, string description) => new(name) { Description = description, HelpName = value };

    /// <summary>Reports values that mean nothing.</summary>
    /// <param name="option">The option.</param>
    /// <param name="problemOf">Returns what is wrong with a value and what was expected; <see langword="null"/> if nothing is.</param>
    public static void Refuse(Option<string> option, Func<string, string?> problemOf) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string>() is { } text && problemOf(text) is { } problem)
            result.AddError(problem);
    });
}

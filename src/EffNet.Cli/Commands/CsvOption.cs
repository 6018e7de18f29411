using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary><c>--csv</c> of commands that print CSV or JSON.</summary>
internal static class CsvOption
{
    /// <summary>Declares it.</summary>
    /// <param name="json">The option for JSON, which contradicts it.</param>
    /// <param name="description">What the command then prints.</param>
    public static Option<bool> Create(Option<bool> json, string description)
    {
        var csv = new Option<bool>("--csv") { Description = description };
        csv.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<bool>() && result.GetValue(json))
                result.AddError("'--csv' and '--json' are two formats; choose one.");
        });
        return csv;
    }
}

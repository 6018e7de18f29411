using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>The option <c>--csv</c> of commands that print CSV or JSON.</summary>
internal static class CsvOption
{
    /// <summary>Creates the option.</summary>
    /// <param name="json">The option for JSON, which excludes this one.</param>
    /// <param name="description">A description of the output of the command.</param>
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

using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>The option <c>--format</c> of <c>effnet check</c>: the form of the output. Linters use the same name.</summary>
internal static class FormatOption
{
    /// <summary>One line for each diagnostic, in MSBuild's format.</summary>
    public const string Text = "text";

    /// <summary>The tool's own JSON.</summary>
    public const string Json = "json";

    /// <summary>SARIF 2.1.0.</summary>
    public const string Sarif = "sarif";

    private const string Name = "--format";

    /// <summary>Creates the option. It excludes <paramref name="json"/> unless both specify JSON.</summary>
    public static Option<string> Create(Option<bool> json)
    {
        var option = new Option<string>(Name)
        {
            Description = "How to print diagnostics: lines in MSBuild's format (the default), JSON, or SARIF 2.1.0 for code scanning.",
            HelpName = $"{Text}|{Json}|{Sarif}",
        };
        option.CompletionSources.Add(Text, Json, Sarif);
        option.Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<string>();
            if (value is not (null or Text or Json or Sarif))
                result.AddError($"Unknown format '{value}'; expected {Text}, {Json} or {Sarif}.");
            else if (value is Text or Sarif && result.GetValue(json))
                result.AddError($"'--json' and '{Name} {value}' are two formats; choose one.");
        });
        return option;
    }
}

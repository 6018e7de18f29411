using System.CommandLine;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary>The option <c>--color</c> of every command, which has the same form as in git and cargo.</summary>
internal static class ColorOption
{
    private const string Name = "--color";
    private const string Auto = "auto";
    private const string Always = "always";
    private const string Never = "never";

    /// <summary>Creates the option, which applies to all commands.</summary>
    public static Option<string> Create()
    {
        var option = new Option<string>(Name)
        {
            Description = "When to use colors; auto: on terminals, unless NO_COLOR is set or TERM is dumb.",
            HelpName = $"{Auto}|{Always}|{Never}",
            Recursive = true,
        };
        option.CompletionSources.Add(Auto, Always, Never);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } value && value is not (Auto or Always or Never))
                result.AddError($"'{Name}' is '{value}'; expected {Auto}, {Always} or {Never}.");
        });
        return option;
    }

    /// <summary>Returns whether a stream shows colors: as the option specifies; if it does not, as <paramref name="showsColors"/> specifies.</summary>
    public static AnsiSupport Of(ParseResult result, bool showsColors) => result.GetValue<string>(Name) switch
    {
        Always => AnsiSupport.Yes,
        Never => AnsiSupport.No,
        _ => showsColors ? AnsiSupport.Detect : AnsiSupport.No,
    };
}

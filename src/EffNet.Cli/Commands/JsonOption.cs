using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>The option <c>--json</c>, which has the same form in all commands.</summary>
internal static class JsonOption
{
    /// <summary>Creates the option. <paramref name="description"/> describes the output of the command.</summary>
    public static Option<bool> Create(string description) => new("--json") { Description = description };
}

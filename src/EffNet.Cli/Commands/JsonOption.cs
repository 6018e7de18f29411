using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary><c>--json</c>, which all commands spell alike.</summary>
internal static class JsonOption
{
    /// <summary>Declares it; <paramref name="description"/> says what a command then prints.</summary>
    public static Option<bool> Create(string description) => new("--json") { Description = description };
}

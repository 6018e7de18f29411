using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>A command with a summary for lists of commands and details for its own help.</summary>
/// <param name="name">The name of the command.</param>
/// <param name="summary">A description in one line.</param>
/// <param name="details">The part of the help after arguments and options: examples, output, exit codes.</param>
internal sealed class TaughtCommand(string name, string summary, string details) : Command(name, summary)
{
    /// <summary>Gets the part of the help after arguments and options.</summary>
    public string Details { get; } = details;

    /// <summary>Gets the first example that consists of this command only.</summary>
    public string Example => Details.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("effnet ", StringComparison.Ordinal));
}

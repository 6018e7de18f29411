using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>A command whose summary stands in lists of commands, and whose own help says more.</summary>
/// <param name="name">The word that runs it.</param>
/// <param name="summary">What it does, in a line.</param>
/// <param name="details">What its help says behind arguments and options: examples, what goes to which stream, exit codes.</param>
internal sealed class TaughtCommand(string name, string summary, string details) : Command(name, summary)
{
    /// <summary>What its help says behind arguments and options.</summary>
    public string Details { get; } = details;

    /// <summary>Its first example that is a command line of this command alone.</summary>
    public string Example => Details.Split('\n').Select(line => line.Trim()).First(line => line.StartsWith("effnet ", StringComparison.Ordinal));
}

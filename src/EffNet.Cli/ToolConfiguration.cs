using System.CommandLine;

namespace EffNet.Cli;

/// <summary>The streams that a run of the tool works on, and what is known about them.</summary>
internal sealed class ToolConfiguration : InvocationConfiguration
{
    /// <summary>What <c>-</c> reads.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Whether <see cref="InvocationConfiguration.Output"/> goes to a person who can see colours.</summary>
    public bool OutputShowsColours { get; init; }

    /// <summary>The same of <see cref="InvocationConfiguration.Error"/>.</summary>
    public bool ErrorShowsColours { get; init; }
}

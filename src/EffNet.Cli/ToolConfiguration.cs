using System.CommandLine;
using EffNet.Weights;

namespace EffNet.Cli;

/// <summary>The streams that a run of the tool works on, and what is known about them.</summary>
internal sealed class ToolConfiguration : InvocationConfiguration
{
    /// <summary>What <c>-</c> reads.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Whether <see cref="InvocationConfiguration.Output"/> goes to a person who can see colors.</summary>
    public bool OutputShowsColors { get; init; }

    /// <summary>The same of <see cref="InvocationConfiguration.Error"/>.</summary>
    public bool ErrorShowsColors { get; init; }

    /// <summary>Columns of the terminal that <see cref="InvocationConfiguration.Output"/> goes to; <see langword="null"/> for lines of any length.</summary>
    public int? OutputWidth { get; init; }

    /// <summary>Whether the error stream is a terminal, where a line may be written over.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Where downloaded weights are; <see langword="null"/> for the user's cache.</summary>
    public CheckpointCache? Cache { get; init; }

    /// <summary>How weights are downloaded; <see langword="null"/> for what the environment says.</summary>
    public CheckpointDownloadOptions? Downloads { get; init; }
}

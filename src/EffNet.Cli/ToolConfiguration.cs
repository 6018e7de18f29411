using System.CommandLine;
using EffNet.Weights;

namespace EffNet.Cli;

/// <summary>The streams of a run of the tool, and their properties.</summary>
internal sealed class ToolConfiguration : InvocationConfiguration
{
    /// <summary>Gets the stream that is read if a path is <c>-</c>.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Gets a value that indicates whether <see cref="InvocationConfiguration.Output"/> goes to a terminal that shows colors.</summary>
    public bool OutputShowsColors { get; init; }

    /// <summary>Gets a value that indicates whether <see cref="InvocationConfiguration.Error"/> goes to a terminal that shows colors.</summary>
    public bool ErrorShowsColors { get; init; }

    /// <summary>Gets the columns of the terminal of <see cref="InvocationConfiguration.Output"/>; <see langword="null"/> for lines of any length.</summary>
    public int? OutputWidth { get; init; }

    /// <summary>Gets a value that indicates whether the error stream is a terminal, on which a progress bar can be shown.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Gets the cache of downloaded weights; <see langword="null"/> for the user's cache.</summary>
    public CheckpointCache? Cache { get; init; }

    /// <summary>Gets the options for downloads; <see langword="null"/> for the options from the environment.</summary>
    public CheckpointDownloadOptions? Downloads { get; init; }
}

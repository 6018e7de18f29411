using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>A file of results that cannot be used, with the first place that is wrong.</summary>
/// <param name="message">What is wrong, and what to write instead.</param>
/// <param name="position">Where; <see langword="null"/> if it is the file as a whole.</param>
internal sealed class ResultsException(string message, LinePosition? position = null) : FormatException(message)
{
    /// <summary>Gets the place; <see langword="null"/> if it is the file as a whole.</summary>
    public LinePosition? Position { get; } = position;
}

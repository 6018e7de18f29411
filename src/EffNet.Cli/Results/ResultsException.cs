using EffNet.Language.Text;

namespace EffNet.Cli.Results;

/// <summary>The exception for a file of results that cannot be used, with the position of the first error.</summary>
/// <param name="message">The problem and its remedy.</param>
/// <param name="position">The position; <see langword="null"/> for the file as a whole.</param>
internal sealed class ResultsException(string message, LinePosition? position = null) : FormatException(message)
{
    /// <summary>Gets the position; <see langword="null"/> for the file as a whole.</summary>
    public LinePosition? Position { get; } = position;
}

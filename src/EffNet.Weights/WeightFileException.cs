using System.Globalization;

namespace EffNet.Weights;

/// <summary>
/// The exception that is thrown when a weight file cannot be read: its format is unsupported, or it is truncated, corrupt or malicious. The network is
/// unchanged.
/// </summary>
public sealed class WeightFileException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="WeightFileException"/> class.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="entry">The part of the file with the problem; <see langword="null"/> for the whole file.</param>
    /// <param name="offset">The offset in bytes from the beginning of the part, or of the file; <see langword="null"/> if the problem has no position.</param>
    /// <param name="problem">The problem, without a final period.</param>
    /// <param name="innerException">The exception that caused this one.</param>
    public WeightFileException(string path, string? entry, long? offset, string problem, Exception? innerException = null)
        : base(Compose(path, entry, offset, problem), innerException)
    {
        (Path, Entry, Offset) = (path, entry, offset);
    }

    /// <summary>Gets the path of the file.</summary>
    public string Path { get; }

    /// <summary>Gets the part of the file with the problem: the name of an archive entry or of a tensor.</summary>
    public string? Entry { get; }

    /// <summary>
    /// Gets the offset of the problem in bytes. If <see cref="Entry"/> is an archive entry, the offset is from the beginning of the entry; otherwise, it is from
    /// the beginning of the file.
    /// </summary>
    public long? Offset { get; }

    private static string Compose(string path, string? entry, long? offset, string problem)
    {
        var place = (entry, offset) switch
        {
            (null, null) => string.Empty,
            (null, { } at) => string.Create(CultureInfo.InvariantCulture, $" byte {at}:"),
            ({ } name, null) => $" '{DisplayName.Of(name)}':",
            ({ } name, { } at) => string.Create(CultureInfo.InvariantCulture, $" '{DisplayName.Of(name)}', byte {at}:"),
        };
        return $"{path}:{place} {problem}.";
    }
}

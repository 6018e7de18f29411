using System.Globalization;

namespace EffNet.Weights;

/// <summary>A file with weights that cannot be read: no such format, cut off, corrupt, or made to do harm. The network is as it was.</summary>
public sealed class WeightFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">The part of the file; <see langword="null"/> for the file itself.</param>
    /// <param name="offset">Bytes from the beginning of the part, or of the file; <see langword="null"/> where no place is meant.</param>
    /// <param name="problem">What is wrong, without a period.</param>
    /// <param name="innerException">What the file's library said.</param>
    public WeightFileException(string path, string? entry, long? offset, string problem, Exception? innerException = null)
        : base(Compose(path, entry, offset, problem), innerException)
    {
        (Path, Entry, Offset) = (path, entry, offset);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The part of the file: an entry of an archive, or a tensor.</summary>
    public string? Entry { get; }

    /// <summary>Bytes from the beginning of the part where that is an entry of an archive, or else of the file.</summary>
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

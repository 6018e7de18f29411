namespace EffNet.Weights;

/// <summary>
/// The file beside a downloaded one that holds its SHA-256, in the format of <c>sha256sum</c>, and in a comment, which <c>sha256sum --check</c> passes over, the address it is
/// published at: nothing else tells two files apart that are to have the same name.
/// </summary>
internal static class HashRecord
{
    private const string Comment = "# ";

    /// <summary>The hash recorded of the file at <paramref name="path"/>; <see langword="null"/> where there is none that can be read.</summary>
    public static string? Of(string path) => Lines(path) is [var first, ..] ? HashIn(first) : null;

    /// <summary>The same if the record is of the file published at <paramref name="address"/>, or, written by hand or by <c>sha256sum</c>, names no address.</summary>
    public static string? Of(string path, Uri address) =>
        Lines(path).FirstOrDefault(l => l.StartsWith(Comment, StringComparison.Ordinal)) is { } line && line != Comment + AddressOf(address) ? null : Of(path);

    /// <summary>Records the hash of the file at <paramref name="path"/>, and where it is published.</summary>
    public static void Write(string path, string hash, Uri address) => File.WriteAllText(PathFor(path), $"{hash}  {Path.GetFileName(path)}\n{Comment}{AddressOf(address)}\n");

    /// <summary>Takes the record away.</summary>
    public static void Delete(string path) => File.Delete(PathFor(path));

    /// <summary>An address as it is kept in files: without a user's name and password.</summary>
    public static string AddressOf(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static string PathFor(string path) => path + ".sha256";

    private static string? HashIn(string line) =>
        line.Length > FileHash.Digits && line[FileHash.Digits] == ' ' && FileHash.IsWhole(line[..FileHash.Digits]) ? line[..FileHash.Digits] : null;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(PathFor(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

namespace EffNet.Weights;

/// <summary>
/// The file next to a downloaded file that contains its SHA-256 in the format of <c>sha256sum</c>. A comment, which <c>sha256sum --check</c> skips, contains
/// the address of publication, because only the address distinguishes two files with the same name.
/// </summary>
internal static class HashRecord
{
    private const string Comment = "# ";

    /// <summary>Returns the recorded hash of the file at <paramref name="path"/>; <see langword="null"/> if there is no readable record.</summary>
    public static string? Of(string path) => Lines(path) is [var first, ..] ? HashIn(first) : null;

    /// <summary>
    /// Returns the recorded hash if the record has the address <paramref name="address"/>, or has no address because a user or <c>sha256sum</c> wrote it;
    /// otherwise, <see langword="null"/>.
    /// </summary>
    public static string? Of(string path, Uri address) =>
        Lines(path).FirstOrDefault(l => l.StartsWith(Comment, StringComparison.Ordinal)) is { } line && line != Comment + AddressOf(address) ? null : Of(path);

    /// <summary>Records the hash of the file at <paramref name="path"/> and the address of its publication.</summary>
    public static void Write(string path, string hash, Uri address) => File.WriteAllText(PathFor(path), $"{hash}  {Path.GetFileName(path)}\n{Comment}{AddressOf(address)}\n");

    /// <summary>Deletes the record.</summary>
    public static void Delete(string path) => File.Delete(PathFor(path));

    /// <summary>Returns an address as it is stored in files: without user name and password.</summary>
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

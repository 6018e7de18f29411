namespace EffNet;

/// <summary>The file beside a downloaded one that holds its SHA-256, in the format of <c>sha256sum</c>.</summary>
internal static class HashRecord
{
    /// <summary>The hash recorded of the file at <paramref name="path"/>; <see langword="null"/> where there is none that can be read.</summary>
    public static string? Of(string path)
    {
        try
        {
            var text = File.ReadAllText(PathFor(path));
            return text.Length > FileHash.Digits && text[FileHash.Digits] == ' ' && FileHash.IsWhole(text[..FileHash.Digits]) ? text[..FileHash.Digits] : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Records the hash of the file at <paramref name="path"/>.</summary>
    public static void Write(string path, string hash) => File.WriteAllText(PathFor(path), $"{hash}  {Path.GetFileName(path)}\n");

    /// <summary>Takes the record away.</summary>
    public static void Delete(string path) => File.Delete(PathFor(path));

    private static string PathFor(string path) => path + ".sha256";
}

namespace EffNet.Cli.Completion;

/// <summary>Completes the beginning of a path to files with specified extensions, and to directories, which can contain such files.</summary>
internal static class PathCompletions
{
    private static readonly string[] s_sources = [".effnet"];

    /// <summary>Returns the <c>.effnet</c> files and the directories whose paths begin with <paramref name="word"/>; none if the folder cannot be listed.</summary>
    public static IReadOnlyList<string> Of(string word) => Of(word, s_sources);

    /// <summary>
    /// Returns the files and the directories whose paths begin with <paramref name="word"/>; none if the folder cannot be listed. Directories end with a slash.
    /// </summary>
    /// <param name="word">The beginning of a path.</param>
    /// <param name="extensions">The extensions of the files.</param>
    public static IReadOnlyList<string> Of(string word, IReadOnlyList<string> extensions)
    {
        var split = word.LastIndexOfAny(['/', Path.DirectorySeparatorChar]) + 1;
        var (folder, prefix) = (word[..split], word[split..]);
        try
        {
            var found = new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos(prefix + "*");
            return [.. found.Where(entry => IsWanted(entry, extensions))
                .Select(entry => folder + entry.Name + (entry is DirectoryInfo ? "/" : string.Empty))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or System.Security.SecurityException)
        {
            return [];
        }
    }

    /// <summary>
    /// Returns <see langword="true"/> for directories that are not hidden, and for files with one of the extensions. Hidden directories rarely contain such files.
    /// </summary>
    private static bool IsWanted(FileSystemInfo entry, IReadOnlyList<string> extensions) =>
        entry is DirectoryInfo ? entry.Name[0] != '.' : extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase);
}

namespace EffNet.Cli.Completion;

/// <summary>The paths that a word on the command line may become: files of some kind, and directories that may hold some.</summary>
internal static class PathCompletions
{
    private static readonly string[] s_sources = [".effnet"];

    /// <summary>Completions of <paramref name="word"/> to .effnet files. A folder that cannot be listed has none.</summary>
    public static IReadOnlyList<string> Of(string word) => Of(word, s_sources);

    /// <summary>Completions of <paramref name="word"/>, directories with a separator at the end. A folder that cannot be listed has none.</summary>
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

    /// <summary>Hidden directories hold no sources.</summary>
    private static bool IsWanted(FileSystemInfo entry, IReadOnlyList<string> extensions) =>
        entry is DirectoryInfo ? entry.Name[0] != '.' : extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase);
}

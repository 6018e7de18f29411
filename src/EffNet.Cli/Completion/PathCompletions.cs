namespace EffNet.Cli.Completion;

/// <summary>The paths that a word on the command line may become: .effnet files, and directories that may hold some.</summary>
internal static class PathCompletions
{
    private const string Extension = ".effnet";

    /// <summary>Completions of <paramref name="word"/>, directories with a separator at the end. A folder that cannot be listed has none.</summary>
    public static IReadOnlyList<string> Of(string word)
    {
        var split = word.LastIndexOfAny(['/', Path.DirectorySeparatorChar]) + 1;
        var (folder, prefix) = (word[..split], word[split..]);
        try
        {
            var found = new DirectoryInfo(folder.Length == 0 ? "." : folder).EnumerateFileSystemInfos(prefix + "*");
            return [.. found.Where(IsWanted).Select(entry => folder + entry.Name + (entry is DirectoryInfo ? "/" : string.Empty)).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or System.Security.SecurityException)
        {
            return [];
        }
    }

    /// <summary>Hidden directories hold no sources.</summary>
    private static bool IsWanted(FileSystemInfo entry) =>
        entry is DirectoryInfo ? entry.Name[0] != '.' : entry.Name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
}

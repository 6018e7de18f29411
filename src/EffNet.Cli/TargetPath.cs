namespace EffNet.Cli;

/// <summary>Resolves the files to which paths lead.</summary>
internal static class TargetPath
{
    /// <summary>The largest number of links in a row. Linux follows as many.</summary>
    private const int MostLinks = 40;

    /// <summary>The comparison of paths. Paths that differ in case only lead to the same file, except on Linux.</summary>
    private static readonly StringComparison s_comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Returns the full path of the target of a path, without symbolic links in the file or in a directory above it.</summary>
    /// <param name="path">The path. Its target does not have to exist.</param>
    /// <exception cref="IOException">A link cannot be followed.</exception>
    public static string Of(string path) => Resolve(Path.GetFullPath(path), MostLinks);

    /// <summary>
    /// Returns <see langword="true"/> if two paths lead to the same file; otherwise, <see langword="false"/>. Hard links count as different files, because
    /// writing to one replaces it and leaves the others unchanged.
    /// </summary>
    /// <param name="one">The first path.</param>
    /// <param name="other">The second path. Its target does not have to exist.</param>
    /// <exception cref="IOException">A link cannot be followed.</exception>
    public static bool AreOne(string one, string other) => string.Equals(Of(one), Of(other), s_comparison);

    private static string Resolve(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(Resolve(parent, links), Path.GetFileName(path));
        FileSystemInfo info = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return info.LinkTarget is null || links == 0 ? here : Resolve(info.ResolveLinkTarget(returnFinalTarget: true)!.FullName, links - 1);
    }
}

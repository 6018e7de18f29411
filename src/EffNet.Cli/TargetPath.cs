namespace EffNet.Cli;

/// <summary>Resolves paths to the files that they refer to.</summary>
internal static class TargetPath
{
    /// <summary>The largest number of links that are followed, as in Linux.</summary>
    private const int MostLinks = 40;

    /// <summary>The comparison of paths. Except on Linux, paths that differ only in case refer to the same file.</summary>
    private static readonly StringComparison s_comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Returns the full path of the target of a path, without symbolic links in the file or in a directory above it.</summary>
    /// <param name="path">The path. Its target does not have to exist.</param>
    /// <exception cref="IOException">A link cannot be followed.</exception>
    public static string Of(string path) => Resolve(Path.GetFullPath(path), MostLinks);

    /// <summary>
    /// Returns <see langword="true"/> if two paths refer to the same file; otherwise, <see langword="false"/>. Hard links are different files, because writing
    /// replaces a hard link and leaves its other names unchanged.
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

namespace EffNet.Cli;

/// <summary>The files that paths lead to.</summary>
internal static class TargetPath
{
    /// <summary>As many links in a row as Linux follows; after them, a path leads nowhere.</summary>
    private const int MostLinks = 40;

    /// <summary>Paths that differ in case only lead to one file, except on Linux.</summary>
    private static readonly StringComparison s_comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Returns the full path of what a path leads to, without symbolic links: neither the file nor a directory above it is one.</summary>
    /// <param name="path">The path. Nothing needs to be there.</param>
    /// <exception cref="IOException">A link cannot be followed.</exception>
    public static string Of(string path) => Resolve(Path.GetFullPath(path), MostLinks);

    /// <summary>Returns whether two paths lead to one file. Hard links are not followed: what is written to one of them replaces it, and leaves the others as they are.</summary>
    /// <param name="one">A path.</param>
    /// <param name="other">Another one. Nothing needs to be there.</param>
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

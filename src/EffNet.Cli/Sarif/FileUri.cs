namespace EffNet.Cli.Sarif;

/// <summary>Formats paths as URIs. <see cref="Uri"/> is not used, because it would treat a '%' in the name of a file as an escape.</summary>
internal static class FileUri
{
    /// <summary>
    /// Returns the percent-encoded URI of <paramref name="path"/>: relative to <paramref name="directory"/> if the file is in it or below it, so that the log is
    /// useful on other machines; otherwise, absolute.
    /// </summary>
    /// <param name="path">A path, absolute or relative to <paramref name="directory"/>.</param>
    /// <param name="directory">An absolute path.</param>
    public static string Of(string path, string directory)
    {
        var full = Path.GetFullPath(path, directory);
        var relative = Path.GetRelativePath(directory, full);
        return Path.IsPathRooted(relative) || relative.Split(Path.DirectorySeparatorChar)[0] == ".." ? Absolute(full) : Escape(relative);
    }

    private static string Absolute(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var rooted = root.Replace(Path.DirectorySeparatorChar, '/') + Escape(path[root.Length..]);
        return rooted switch
        {
            ['/', '/', ..] => "file:" + rooted,
            ['/', ..] => "file://" + rooted,
            _ => "file:///" + rooted,
        };
    }

    private static string Escape(string path) => string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}

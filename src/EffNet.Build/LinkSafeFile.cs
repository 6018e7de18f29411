namespace EffNet.Build;

/// <summary>
/// Replaces a file instead of writing to it. An output file may be a hard or symbolic link to the NuGet package cache, because MSBuild can link instead of
/// copy. Writing to it would change the package for every project on the machine.
/// </summary>
internal static class LinkSafeFile
{
    /// <summary>
    /// Replaces a file with new contents, but with the previous time and, on Unix, the previous permissions. Because the time and size do not change, the next
    /// incremental build does not copy the file again.
    /// </summary>
    /// <param name="path">The file to replace.</param>
    /// <param name="contents">The new contents.</param>
    /// <exception cref="IOException">The file is in use, or the new file cannot be created in the folder.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The file is read-only. Unix would allow the replacement, but the result should not depend on the build machine.
    /// </exception>
    internal static void Replace(string path, byte[] contents)
    {
        var attributes = File.GetAttributes(path);
        var isLink = (attributes & FileAttributes.ReparsePoint) != 0;
        if (!isLink && (attributes & FileAttributes.ReadOnly) != 0)
        {
            throw new UnauthorizedAccessException("The file is read-only.");
        }

        // The new file is in the same folder, because only then is the replacement a rename.
        var replacement = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            CreateLike(path, replacement, contents);
            PutInPlace(path, replacement, isLink);
        }
        finally
        {
            File.Delete(replacement);
        }
    }

    /// <summary>
    /// Creates the new file as a copy of the old one and then writes the new contents. The copy keeps the permissions of the old file; .NET Standard 2.0 has no
    /// method to set permissions.
    /// </summary>
    private static void CreateLike(string path, string replacement, byte[] contents)
    {
        File.Copy(path, replacement);
        var written = File.GetLastWriteTimeUtc(replacement);

        // A link may refer to a read-only file, but the copy must be writable.
        File.SetAttributes(replacement, FileAttributes.Normal);
        File.WriteAllBytes(replacement, contents);
        File.SetLastWriteTimeUtc(replacement, written);
    }

    /// <summary>
    /// Replaces the file with the new one. A symbolic link is deleted, which does not affect its target on any system; the behavior of File.Replace for links on
    /// Windows is not documented. Any other file is replaced atomically, so that a simultaneous build always finds it.
    /// </summary>
    private static void PutInPlace(string path, string replacement, bool isLink)
    {
        if (isLink)
        {
            File.Delete(path);
            File.Move(replacement, path);
        }
        else
        {
            File.Replace(replacement, path, destinationBackupFileName: null);
        }
    }
}

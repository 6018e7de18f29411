namespace EffNet.Build;

/// <summary>
/// Replaces a file under its name instead of writing into it. An output file may be a hard or symbolic link to the NuGet package cache
/// (MSBuild can be told to link instead of copy); writing into it would change the package for every project on the machine.
/// </summary>
internal static class LinkSafeFile
{
    /// <summary>
    /// Gives the name a new file with new bytes but the old time and, on Unix, the old permission bits. With the time and size unchanged,
    /// the next incremental build sees the copy it made and does not make it again.
    /// </summary>
    /// <param name="path">The file to replace.</param>
    /// <param name="contents">The new bytes.</param>
    /// <exception cref="IOException">The file is in use, or the folder cannot take another file.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The file is marked read-only. Unix would let it be replaced all the same; the mark is honored so that the outcome does not depend
    /// on the building machine.
    /// </exception>
    internal static void Replace(string path, byte[] contents)
    {
        var attributes = File.GetAttributes(path);
        var isLink = (attributes & FileAttributes.ReparsePoint) != 0;
        if (!isLink && (attributes & FileAttributes.ReadOnly) != 0)
        {
            throw new UnauthorizedAccessException("The file is read-only.");
        }

        // In the same folder, because only there is the replacement a mere change of names.
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

    /// <summary>Copies first and writes then: the copy brings the permission bits, which .NET Standard 2.0 has no call to set.</summary>
    private static void CreateLike(string path, string replacement, byte[] contents)
    {
        File.Copy(path, replacement);
        var written = File.GetLastWriteTimeUtc(replacement);

        // A link may lead to a read-only file; its copy must be writable.
        File.SetAttributes(replacement, FileAttributes.Normal);
        File.WriteAllBytes(replacement, contents);
        File.SetLastWriteTimeUtc(replacement, written);
    }

    /// <summary>
    /// Deleting a symbolic link leaves its target alone on every system, while what Windows replaces behind one is not documented. Any
    /// other file is replaced in one step, so that a build running at the same time never finds it missing.
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

namespace EffNet.Weights;

/// <summary>Writes whole files or nothing.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a new file beside <paramref name="path"/> and moves it there: a reader, and a machine that loses power, has the old file or the new one. If the path is a link, the file that it
    /// leads to is replaced, and the link stays. An existing file's permissions stay; a new file's are the process's usual ones. What has no contents to lose is written where it is: a device or a
    /// pipe, which must not be replaced by a file, and an empty file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is read-only.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var target = new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target))
            throw new IOException($"'{path}' is a folder; specify a file.");
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new DirectoryNotFoundException($"'{path}' cannot be written: its folder does not exist.");
        var exists = File.Exists(target);
        if (exists && new FileInfo(target).IsReadOnly)
            throw new UnauthorizedAccessException($"'{path}' is read-only.");
        if (exists && new FileInfo(target).Length == 0)
        {
            WriteInPlace(target, write);
            return;
        }

        // Short, and not made from the file's name, which may be as long as names can be.
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            WriteNew(beside, write, exists ? target : null);
            File.Move(beside, target, overwrite: true);
        }
        catch (Exception exception)
        {
            File.Delete(beside);
            // Nobody knows the name beside.
            if (exception is FileNotFoundException or DirectoryNotFoundException)
                throw new IOException($"'{path}' cannot be written: its folder takes no files.", exception);
            throw;
        }
    }

    private static void WriteInPlace(string path, Action<Stream> write)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }
        catch when (stream.CanSeek)
        {
            stream.SetLength(0);
            throw;
        }
    }

    private static void WriteNew(string path, Action<Stream> write, string? old)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        // From the beginning: the new file must not be readable for a moment by someone who may not read the old one.
        if (old is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(old);
        using (var stream = new FileStream(path, options))
        {
            write(stream);
            // A name that outlives a power cut should not lead to a file that does not.
            stream.Flush(flushToDisk: true);
        }

        // The process's mask may have taken permissions away that the old file had.
        if (old is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(old));
    }
}

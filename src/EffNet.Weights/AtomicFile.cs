namespace EffNet.Weights;

/// <summary>Writes a file completely or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes a file through a temporary file in the same folder, which is then moved to <paramref name="path"/>. A reader therefore sees either the old or the
    /// new file, even after a power failure. If the path is a link, its target is replaced and the link remains. An existing file keeps its permissions; a new
    /// file has the default permissions of the process. Devices, pipes and empty files are written in place, because they have no contents to lose, and a file must
    /// not replace a device or a pipe.
    /// </summary>
    /// <param name="path">The file to write.</param>
    /// <param name="write">The action that writes the contents.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the process may not write it.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var target = new FileInfo(path).LinkTarget is null ? Path.GetFullPath(path) : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (Directory.Exists(target))
            throw new IOException($"'{path}' is a folder; specify a file.");
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new DirectoryNotFoundException($"'{path}' cannot be written, because its folder does not exist. Create the folder, or specify another one.");
        var exists = File.Exists(target);
        if (exists && new FileInfo(target).IsReadOnly)
            throw new UnauthorizedAccessException($"'{path}' is read-only. Change its permissions, or specify another file.");
        if (exists && new FileInfo(target).Length == 0)
        {
            WriteInPlace(target, write);
            return;
        }

        // The temporary name is short and does not contain the file's name, which may already have the maximum length.
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, TemporaryName(Guid.NewGuid()));
        try
        {
            WriteNew(temporary, write, exists ? target : null);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception)
        {
            File.Delete(temporary);
            // The message names the file, because the user does not know the temporary name.
            if (exception is FileNotFoundException or DirectoryNotFoundException)
                throw new IOException($"'{path}' cannot be written, because no files can be created in its folder. Change its permissions, or specify another folder.", exception);
            if (exception is IOException && exception.Message.Contains(temporary, StringComparison.Ordinal))
                throw new IOException(exception.Message.Replace(temporary, path, StringComparison.Ordinal), exception);
            throw;
        }
    }

    /// <summary>Deletes the temporary files in a folder that could not be moved because their process was killed. No process may be writing to the folder.</summary>
    /// <param name="folder">The folder. It does not have to exist.</param>
    public static void DeleteTemporaryFiles(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, ".*").Where(path => IsTemporary(Path.GetFileName(path))))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The file only takes disk space. The next call tries to delete it again.
            }
        }
    }

    private static string TemporaryName(Guid id) => $".{id:N}.tmp";

    private static bool IsTemporary(string name) => Guid.TryParseExact(Path.GetFileNameWithoutExtension(name).TrimStart('.'), "N", out var id) && name == TemporaryName(id);

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
        // Restrict the new file when it is created, so that users without access to the old file never have access to the new one.
        if (old is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(old);
        using (var stream = new FileStream(path, options))
        {
            write(stream);
            // Flush before the move, so that the name cannot refer to lost contents after a power failure.
            stream.Flush(flushToDisk: true);
        }

        // The process's umask may have removed permissions of the old file.
        if (old is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(old));
    }
}

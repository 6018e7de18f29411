namespace ScalingStudy;

/// <summary>Writes whole files or nothing.</summary>
internal static class WholeFile
{
    /// <summary>Writes a new file beside the path and moves it there, so that a reader, and a machine that loses power, has the old file or the new one.</summary>
    /// <param name="path">The file; its folder is created if needed.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}

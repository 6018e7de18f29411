namespace EffNet.Weights;

/// <summary>
/// A lock between processes, and between tasks within a process: a file opened for exclusive access. The operating system releases the lock when a process
/// ends, even abnormally. The empty file remains, because deleting it could remove a file that another process just opened.
/// </summary>
internal static class FileLock
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock and acquires it. Dispose the result to release the lock.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The process may not create the file.</exception>
    public static async Task<IDisposable> TakeAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (IsTaken(exception))
            {
                await Task.Delay(s_pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Returns <see langword="true"/> if the error is ERROR_SHARING_VIOLATION or ERROR_LOCK_VIOLATION on Windows, or EWOULDBLOCK elsewhere (11 on Linux, 35 on
    /// macOS); otherwise, <see langword="false"/>.
    /// </summary>
    private static bool IsTaken(IOException exception)
    {
        var code = exception.HResult & 0xFFFF;
        return OperatingSystem.IsWindows() ? code is 32 or 33 : code is 11 or 35;
    }
}

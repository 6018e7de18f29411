namespace ScalingStudy;

/// <summary>Locks files. The system releases a lock when the process ends for any reason, so the lock of a killed process does not block other processes.</summary>
/// <remarks>Locks work between processes of one machine, and of several machines if the file system of the folder supports locks.</remarks>
internal static class FileLock
{
    /// <summary>Locks a file.</summary>
    /// <param name="file">The file. The file and its folder are created if they do not exist.</param>
    /// <returns>The lock, which ends when it is disposed or the process ends; <see langword="null"/> if the file is already locked.</returns>
    /// <exception cref="IOException">The lock cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    public static IDisposable? TryTake(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        try
        {
            // The file is not deleted: otherwise, one process could lock the deleted file while another process locks a new file.
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            return null;
        }
    }

    private static bool IsLocked(IOException exception)
    {
        // .NET has no exception type for a locked file. The codes are EWOULDBLOCK of Linux and macOS, and ERROR_SHARING_VIOLATION of Windows.
        const int LinuxWouldBlock = 11;
        const int MacWouldBlock = 35;
        const int SharingViolation = unchecked((int)0x80070020);
        return exception.HResult is LinuxWouldBlock or MacWouldBlock or SharingViolation;
    }
}

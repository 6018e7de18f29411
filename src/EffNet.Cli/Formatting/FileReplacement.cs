using System.Security.Cryptography;

namespace EffNet.Cli.Formatting;

/// <summary>Replaces what a file holds, wholly or not at all.</summary>
internal static class FileReplacement
{
    /// <summary>
    /// Writes <paramref name="content"/> beside <paramref name="path"/> and moves it there: whoever reads meanwhile, and whoever pulls the plug, has the old file or
    /// the new one. Permissions stay, and where the path is a link the file it leads to is replaced.
    /// </summary>
    public static void Write(string path, byte[] content)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        if (new FileInfo(target).IsReadOnly)
            throw new UnauthorizedAccessException();
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.tmp");
        try
        {
            WriteNew(beside, content, target);
            Replace(beside, target);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Nobody may read the new file, not even for a moment, who may not read the old one.</summary>
    private static void WriteNew(string path, byte[] content, string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(target);
        using var stream = new FileStream(path, options);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static void Replace(string source, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Replace(source, target, destinationBackupFileName: null);
            return;
        }

        // The process's mask may have taken permissions away that the old file had.
        File.SetUnixFileMode(source, File.GetUnixFileMode(target));
        File.Move(source, target, overwrite: true);
    }
}

using System.Net.Http.Headers;

namespace EffNet.Weights;

/// <summary>
/// The part of a file that has been received. A second file next to it contains the server's version of the file and the address of its publication, because a
/// download may resume only with the same version of the same file.
/// </summary>
/// <param name="path">The path of the complete file.</param>
/// <param name="origin">The address of publication, even if a mirror serves the file.</param>
internal sealed class PartialFile(string path, Uri origin)
{
    private const int BufferSize = 1 << 17;

    private readonly string _versionPath = path + ".part.version";

    /// <summary>Gets the path of the partial file.</summary>
    public string Path { get; } = path + ".part";

    /// <summary>Gets the number of bytes received; 0 if the download cannot resume.</summary>
    public long Length => Version is null ? 0 : new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    /// <summary>
    /// Gets the version of the received bytes for <c>If-Range</c>: a strong entity tag or a date. <see langword="null"/> if the server stated none, or if the
    /// received bytes belong to another file.
    /// </summary>
    public RangeConditionHeaderValue? Version =>
        File.Exists(_versionPath)
        && File.ReadAllLines(_versionPath) is [var line, var address]
        && address == HashRecord.AddressOf(origin)
        && RangeConditionHeaderValue.TryParse(line, out var version) ? version : null;

    /// <summary>Deletes the received data.</summary>
    public void Delete()
    {
        File.Delete(_versionPath);
        File.Delete(Path);
    }

    /// <summary>Opens the file, either to append to it, or to replace it with the bytes of <paramref name="version"/>.</summary>
    public FileStream Open(bool append, RangeConditionHeaderValue? version)
    {
        if (!append)
        {
            Delete();
            if (version is not null)
                File.WriteAllText(_versionPath, $"{version}\n{HashRecord.AddressOf(origin)}\n");
        }

        return new FileStream(Path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, BufferSize, FileOptions.Asynchronous);
    }

    /// <summary>Moves the file to the path of the complete file.</summary>
    public void Complete()
    {
        File.Move(Path, path, overwrite: true);
        File.Delete(_versionPath);
    }
}

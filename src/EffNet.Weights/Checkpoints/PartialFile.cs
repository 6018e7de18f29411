using System.Net.Http.Headers;

namespace EffNet.Weights;

/// <summary>
/// What has come of a file so far, and beside it what the server called that version of it, and where it is published: only the same version of the same file can be gone on with.
/// </summary>
/// <param name="path">Where the whole file will be.</param>
/// <param name="origin">Where it is published, whatever mirror it comes from.</param>
internal sealed class PartialFile(string path, Uri origin)
{
    private const int BufferSize = 1 << 17;

    private readonly string _versionPath = path + ".part.version";

    /// <summary>Where it is.</summary>
    public string Path { get; } = path + ".part";

    /// <summary>How many bytes are there; 0 where nothing can be gone on with.</summary>
    public long Length => Version is null ? 0 : new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    /// <summary>The version they are of: a strong entity tag or a date, as <c>If-Range</c> takes it; <see langword="null"/> where the server gave none, or where they are of another file.</summary>
    public RangeConditionHeaderValue? Version =>
        File.Exists(_versionPath)
        && File.ReadAllLines(_versionPath) is [var line, var address]
        && address == HashRecord.AddressOf(origin)
        && RangeConditionHeaderValue.TryParse(line, out var version) ? version : null;

    /// <summary>Forgets what has come.</summary>
    public void Delete()
    {
        File.Delete(_versionPath);
        File.Delete(Path);
    }

    /// <summary>Opens it to go on, or to begin anew where <paramref name="version"/> is another than what is there.</summary>
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

    /// <summary>Puts it where the whole file belongs.</summary>
    public void Complete()
    {
        File.Move(Path, path, overwrite: true);
        File.Delete(_versionPath);
    }
}

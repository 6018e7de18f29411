namespace EffNet.Weights;

/// <summary>
/// A folder of downloaded checkpoints, one below it for each provider. Beside each file lies its SHA-256 in a file that <c>sha256sum --check</c> reads; a file whose
/// hash is neither there nor in the catalog does not count, because nothing tells whether it is whole. Of two checkpoints of one provider with the same
/// <see cref="Checkpoint.FileName"/>, only the one fetched last is there; neither is taken for the other.
/// </summary>
public sealed class CheckpointCache
{
    /// <summary>Names a folder, which is made with the first download.</summary>
    /// <param name="folder">The folder.</param>
    public CheckpointCache(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>
    /// The user's: <c>EFFNET_CACHE</c> if that is set; otherwise <c>effnet</c> in <c>$XDG_CACHE_HOME</c> or <c>~/.cache</c>, in <c>~/Library/Caches</c> on macOS;
    /// <c>%LOCALAPPDATA%\effnet\cache</c> on Windows.
    /// </summary>
    /// <exception cref="CheckpointException">The environment names no folder.</exception>
    public static CheckpointCache Default => new(CacheFolder.OfThisMachine());

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Where a checkpoint is, or would be.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="ArgumentException">Its file name or its provider cannot be the name of one file or folder.</exception>
    public string PathOf(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        foreach (var name in new[] { checkpoint.Provider, checkpoint.FileName })
        {
            if (!IsPlain(name))
                throw new ArgumentException($"'{name}' of checkpoint '{checkpoint.Name}' cannot be the name of a file; leave out '/', '\\', ':' and a '.' at its beginning.", nameof(checkpoint));
        }

        return Path.Combine(Folder, checkpoint.Provider, checkpoint.FileName);
    }

    /// <summary>Whether a checkpoint seems to be there: quick, because only a <see cref="CheckpointDownloader"/> hashes the file.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public bool Contains(Checkpoint checkpoint) => File.Exists(PathOf(checkpoint)) && (checkpoint.Sha256 is not null || HashRecord.Of(PathOf(checkpoint), checkpoint.Address) is not null);

    /// <summary>The file of a checkpoint, if it is there and has the hash it should have.</summary>
    internal async Task<CheckpointFile?> FindAsync(Checkpoint checkpoint, CancellationToken cancellation)
    {
        var path = PathOf(checkpoint);
        if (!Contains(checkpoint))
            return null;
        var hash = await FileHash.OfAsync(path, cancellation).ConfigureAwait(false);
        var isWhole = FileHash.Agrees(hash, checkpoint.Sha256) && FileHash.Agrees(hash, HashRecord.Of(path));
        return isWhole ? new CheckpointFile(path, hash, checkpoint.Sha256 is null ? CheckpointHash.Record : CheckpointHash.Catalog, Downloaded: false) : null;
    }

    /// <summary>Names are the catalog's or the caller's own; none of them may lead out of the folder, on any platform.</summary>
    private static bool IsPlain(string name) => name.Length > 0 && name[0] != '.' && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}

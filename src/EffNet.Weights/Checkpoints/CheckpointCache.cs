namespace EffNet.Weights;

/// <summary>
/// A folder of downloaded checkpoints, with one subfolder for each provider. The SHA-256 of each file is next to it in a file that <c>sha256sum --check</c>
/// reads. A file is ignored if its hash is neither in that file nor in the catalog, because the file may be incomplete. If two checkpoints of one provider have
/// the same <see cref="Checkpoint.FileName"/>, the cache keeps only the last download, and detects to which of the two it belongs.
/// </summary>
public sealed class CheckpointCache
{
    /// <summary>Initializes a new instance of the <see cref="CheckpointCache"/> class. The folder is created with the first download.</summary>
    /// <param name="folder">The path of the folder.</param>
    public CheckpointCache(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <summary>
    /// Gets the cache of the user: <c>EFFNET_CACHE</c> if it is set. Otherwise: <c>effnet</c> in <c>$XDG_CACHE_HOME</c> or <c>~/.cache</c>; on macOS,
    /// <c>effnet</c> in <c>~/Library/Caches</c>; on Windows, <c>%LOCALAPPDATA%\effnet\cache</c>.
    /// </summary>
    /// <exception cref="CheckpointException">The environment does not specify a folder.</exception>
    public static CheckpointCache Default => new(CacheFolder.OfThisMachine());

    /// <summary>Gets the full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Returns the path of a checkpoint's file, whether or not the file exists.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="ArgumentException">The file name or the provider is not a valid name of a single file or folder.</exception>
    public string PathOf(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        foreach (var name in new[] { checkpoint.Provider, checkpoint.FileName })
        {
            if (!IsPlain(name))
            {
                throw new ArgumentException(
                    $"'{name}' of the checkpoint '{checkpoint.Name}' is not a valid file name; expected a name without '/', '\\' and ':' that does not start with '.'.",
                    nameof(checkpoint));
            }
        }

        return Path.Combine(Folder, checkpoint.Provider, checkpoint.FileName);
    }

    /// <summary>
    /// Determines whether the cache appears to contain a checkpoint. This check is fast, because only a <see cref="CheckpointDownloader"/> hashes the file.
    /// </summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <returns><see langword="true"/> if the file exists and a hash to verify it is known; otherwise, <see langword="false"/>.</returns>
    public bool Contains(Checkpoint checkpoint) =>
        File.Exists(PathOf(checkpoint)) && (checkpoint.Sha256 is not null || HashRecord.Of(PathOf(checkpoint), checkpoint.Address) is not null);

    /// <summary>Returns the file of a checkpoint if it is in the cache and has the expected hash; otherwise, <see langword="null"/>.</summary>
    internal async Task<CheckpointFile?> FindAsync(Checkpoint checkpoint, CancellationToken cancellation)
    {
        var path = PathOf(checkpoint);
        if (!Contains(checkpoint))
            return null;
        var hash = await FileHash.OfAsync(path, cancellation).ConfigureAwait(false);
        var isWhole = FileHash.Agrees(hash, checkpoint.Sha256) && FileHash.Agrees(hash, HashRecord.Of(path));
        return isWhole ? new CheckpointFile(path, hash, checkpoint.Sha256 is null ? CheckpointHash.Record : CheckpointHash.Catalog, Downloaded: false) : null;
    }

    /// <summary>
    /// Returns <see langword="true"/> if a name from the catalog or the caller is a plain file name, so that it cannot lead out of the folder on any platform;
    /// otherwise, <see langword="false"/>.
    /// </summary>
    private static bool IsPlain(string name) => name.Length > 0 && name[0] != '.' && name.IndexOfAny(['/', '\\', ':', '\0']) < 0;
}

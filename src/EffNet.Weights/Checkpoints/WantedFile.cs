namespace EffNet.Weights;

/// <summary>A file to download.</summary>
/// <param name="Address">Where it is asked for.</param>
/// <param name="IsHashKnown">Whether the catalog has its hash.</param>
/// <param name="Limit">The most bytes that it may have.</param>
internal sealed record WantedFile(Uri Address, bool IsHashKnown, long Limit)
{
    /// <summary>Forgets what has come of a file beyond the limit, and says so.</summary>
    public CheckpointException TooLarge(PartialFile part)
    {
        part.Delete();
        return new CheckpointException(
            FormattableString.Invariant($"{Address}: the server sends more than {Limit:N0} bytes, which is more than this file may have. Nothing was kept. If the file is the right one, correct {nameof(Checkpoint)}.{nameof(Checkpoint.Mebibytes)} or raise {nameof(CheckpointDownloadOptions)}.{nameof(CheckpointDownloadOptions.MaximumBytes)}."),
            Address);
    }
}

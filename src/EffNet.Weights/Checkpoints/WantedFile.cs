namespace EffNet.Weights;

/// <summary>A file to download.</summary>
/// <param name="Address">The address to request.</param>
/// <param name="IsHashKnown">Whether the catalog states its hash.</param>
/// <param name="Limit">The maximum size in bytes.</param>
internal sealed record WantedFile(Uri Address, bool IsHashKnown, long Limit)
{
    /// <summary>Deletes the received data of a file that exceeds the limit, and returns the exception to throw.</summary>
    public CheckpointException TooLarge(PartialFile part)
    {
        part.Delete();
        return new CheckpointException(
            FormattableString.Invariant($"{Address}: the server sends more than {Limit:N0} bytes, which is more than this file may have. Nothing was kept. If the file is the right one, correct {nameof(Checkpoint)}.{nameof(Checkpoint.Mebibytes)} or raise {nameof(CheckpointDownloadOptions)}.{nameof(CheckpointDownloadOptions.MaximumBytes)}."),
            Address);
    }
}

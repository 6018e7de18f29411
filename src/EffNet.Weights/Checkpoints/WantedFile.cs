namespace EffNet.Weights;

/// <summary>A file to download.</summary>
/// <param name="Address">The address to request.</param>
/// <param name="IsHashKnown"><see langword="true"/> if the catalog states the hash of the file.</param>
/// <param name="Limit">The maximum size in bytes.</param>
internal sealed record WantedFile(Uri Address, bool IsHashKnown, long Limit)
{
    /// <summary>Deletes the received data of a file that exceeds the limit, and returns the exception to throw.</summary>
    public CheckpointException TooLarge(PartialFile part)
    {
        part.Delete();
        return new CheckpointException(
            FormattableString.Invariant($"{Address}: the server sends more than {Limit:N0} bytes, the limit for this file. The download was deleted. ")
            + $"If the file is correct, increase {nameof(Checkpoint)}.{nameof(Checkpoint.Mebibytes)}; "
            + $"if that is null, increase {nameof(CheckpointDownloadOptions)}.{nameof(CheckpointDownloadOptions.MaximumBytes)}.",
            Address);
    }
}

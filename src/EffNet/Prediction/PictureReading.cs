namespace EffNet;

/// <summary>How files become batches.</summary>
/// <param name="Preprocessing">How each is prepared.</param>
/// <param name="BatchSize">How many at once.</param>
/// <param name="ApplyOrientation">Whether EXIF turns them.</param>
/// <param name="CancellationToken">Stops between two files.</param>
internal sealed record PictureReading(Preprocessing Preprocessing, int BatchSize, bool ApplyOrientation, CancellationToken CancellationToken);

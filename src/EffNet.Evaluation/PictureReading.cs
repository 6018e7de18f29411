using EffNet.Pictures;

namespace EffNet;

/// <summary>How files become batches.</summary>
/// <param name="Classifier">What the batches are for.</param>
/// <param name="Preprocessing">How each is prepared.</param>
/// <param name="BatchSize">How many at once.</param>
/// <param name="Options">How each is read, and limits.</param>
/// <param name="CancellationToken">Stops between two files.</param>
internal sealed record PictureReading(IPictureClassifier Classifier, Preprocessing Preprocessing, int BatchSize, PictureLoadOptions Options, CancellationToken CancellationToken);

using EffNet.Pictures;

namespace EffNet;

/// <summary>Specifies how files are read in batches.</summary>
/// <param name="Classifier">The network that reads the batches.</param>
/// <param name="Preprocessing">The preprocessing.</param>
/// <param name="BatchSize">The number of pictures in a batch.</param>
/// <param name="Options">The options and limits for reading.</param>
/// <param name="CancellationToken">A token to cancel reading between two files.</param>
internal sealed record PictureReading(IPictureClassifier Classifier, Preprocessing Preprocessing, int BatchSize, PictureLoadOptions Options, CancellationToken CancellationToken);

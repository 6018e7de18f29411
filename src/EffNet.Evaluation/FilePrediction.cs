using EffNet.Pictures;

namespace EffNet;

/// <summary>The prediction for a file, or the reason why the file could not be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Best">The best classes, best first; empty if there is a problem.</param>
/// <param name="Problem">
/// The reason why the file could not be read: <see cref="PictureException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.
/// <see langword="null"/> if it was read.
/// </param>
public sealed record FilePrediction(string Path, IReadOnlyList<Prediction> Best, Exception? Problem);

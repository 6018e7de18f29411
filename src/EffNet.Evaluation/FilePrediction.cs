using EffNet.Pictures;

namespace EffNet;

/// <summary>What a network says of a file, or why it could not be asked.</summary>
/// <param name="Path">The file.</param>
/// <param name="Best">Its best classes, best first; none where there is a problem.</param>
/// <param name="Problem">Why the file could not be read, if so: <see cref="PictureException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
public sealed record FilePrediction(string Path, IReadOnlyList<Prediction> Best, Exception? Problem);

using EffNet.Pictures;

namespace EffNet;

/// <summary>A file that could not be read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">The reason: <see cref="PictureException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
public sealed record UnreadableFile(string Path, Exception Problem);

using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents an image that could not be read and was left out of its batch.</summary>
/// <param name="Index">The index of the image in its set.</param>
/// <param name="Name">The name of the image. For a file, it is the path.</param>
/// <param name="Problem">The cause: <see cref="PictureException"/>, <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
public sealed record UnreadableImage(int Index, string Name, Exception Problem);

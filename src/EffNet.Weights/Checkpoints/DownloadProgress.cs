namespace EffNet.Weights;

/// <summary>The progress of a download.</summary>
/// <param name="Received">The number of bytes received, including those of earlier attempts.</param>
/// <param name="Total">The size of the whole file in bytes; <see langword="null"/> if the server does not state it.</param>
public readonly record struct DownloadProgress(long Received, long? Total);

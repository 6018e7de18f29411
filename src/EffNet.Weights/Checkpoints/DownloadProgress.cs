namespace EffNet.Weights;

/// <summary>How far a download is.</summary>
/// <param name="Received">Bytes that are there, those of earlier attempts included.</param>
/// <param name="Total">Bytes of the whole file, where the server states it.</param>
public readonly record struct DownloadProgress(long Received, long? Total);

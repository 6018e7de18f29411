using EffNet.Weights;

namespace EffNet.CheckpointTests.Support;

/// <summary>Records reported values immediately and in order, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class Recorder(Action<DownloadProgress>? react = null) : IProgress<DownloadProgress>
{
    public List<DownloadProgress> Reports { get; } = [];

    public void Report(DownloadProgress value)
    {
        Reports.Add(value);
        react?.Invoke(value);
    }
}

using EffNet.Weights;

namespace EffNet.CheckpointTests.Support;

/// <summary>Keeps what is reported, at once and in order, which <see cref="Progress{T}"/> does not.</summary>
internal sealed class Recorder(Action<DownloadProgress>? react = null) : IProgress<DownloadProgress>
{
    public List<DownloadProgress> Reports { get; } = [];

    public void Report(DownloadProgress value)
    {
        Reports.Add(value);
        react?.Invoke(value);
    }
}

using Xunit;

namespace EffNet.Training.Tests;

/// <summary>Closing the files of a training on a full disk.</summary>
public sealed class TrainingOutputTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private TrainingOptions Options => Runs.Options with { Folder = _folder.Path };

    [Fact]
    public void Folder_can_be_used_again_after_a_log_could_not_be_closed()
    {
        var (full, intact) = (new FullDiskLog(), new FullDiskLog());
        var output = new TrainingOutput(_folder.Path, Options);
        output.Reserve();
        output.AddLog(full);
        output.AddLog(intact);
        Assert.Throws<IOException>(() => output.Log(Epochs.Of(1, 0.5)));

        Assert.Throws<IOException>(output.Dispose);

        Assert.True(full.IsDisposed && intact.IsDisposed);
        using var next = new TrainingOutput(_folder.Path, Options);
        next.Reserve();
    }

    [Fact]
    public void Disposal_releases_all_parts_and_throws_the_first_exception()
    {
        var (first, second) = (new FullDiskLog(), new FullDiskLog());
        using var stream = new MemoryStream();

        var exception = Assert.Throws<IOException>(() => Disposal.DisposeAll(null, first, second, stream));

        Assert.Same(first.Problem, exception);
        Assert.True(second.IsDisposed);
        Assert.False(stream.CanRead);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A log on a full disk. Like a file stream, it throws an exception again when it is closed, because it still has bytes to write.</summary>
    private sealed class FullDiskLog : IMetricsLog
    {
        public IOException Problem { get; } = new("No space left on device");

        public bool IsDisposed { get; private set; }

        public void Write(EpochMetrics metrics) => throw Problem;

        public void Dispose()
        {
            IsDisposed = true;
            throw Problem;
        }
    }
}

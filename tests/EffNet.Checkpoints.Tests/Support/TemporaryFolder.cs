namespace EffNet.CheckpointTests.Support;

/// <summary>A temporary folder of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("EffNet.Checkpoints.Tests.").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

using EffNet.Weights;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests.Support;

/// <summary>Base class of tests that write files, with assertions for files that load and files that throw.</summary>
public abstract class FileTests : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("EffNet.Weights.Tests.").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string PathOf(string name) => Path.Combine(Folder, name);

    protected string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Writes an embedded file to the disk and returns its path.</summary>
    protected string Golden(string name) => Write(name, EmbeddedFile.Read($"weights/{name}"));

    /// <summary>Asserts that loading <paramref name="content"/> throws a WeightFileException and leaves the module unchanged.</summary>
    protected WeightFileException Refuse(byte[] content, string name = "hostile.bin")
    {
        var path = Write(name, content);
        using var module = Layers.Create();
        return Refuse(module, path);
    }

    /// <summary>Asserts that loading a file throws a WeightFileException and leaves <paramref name="module"/> unchanged.</summary>
    private protected static WeightFileException Refuse(nn.Module module, string path)
    {
        var before = Bits.Of(module);
        var error = Assert.Throws<WeightFileException>(() => module.LoadWeights(path));
        before.AssertAre(module);
        Assert.StartsWith(path + ":", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
        return error;
    }

    /// <summary>Asserts that the file loads into new layers with all weights.</summary>
    private protected static WeightsReport AssertLoads(string path)
    {
        using var expected = Layers.CreateFilled();
        using var module = Layers.Create();
        var report = module.LoadWeights(path);
        Bits.Of(expected).AssertAre(module);
        return report;
    }
}

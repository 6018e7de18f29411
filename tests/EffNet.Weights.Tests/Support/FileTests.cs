using EffNet.Weights;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests.Support;

/// <summary>Tests that write files, and what every refused file must be like.</summary>
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

    /// <summary>A file that Python wrote, on the disk.</summary>
    protected string Golden(string name) => Write(name, EmbeddedFile.Read($"weights/{name}"));

    /// <summary>Loads <paramref name="content"/>, which has to be refused as a file, and leave the module as it was.</summary>
    protected WeightFileException Refuse(byte[] content, string name = "hostile.bin")
    {
        var path = Write(name, content);
        using var module = Layers.Create();
        return Refuse(module, path);
    }

    /// <summary>Loads a file that has to be refused, and leave <paramref name="module"/> as it was.</summary>
    private protected static WeightFileException Refuse(nn.Module module, string path)
    {
        var before = Bits.Of(module);
        var error = Assert.Throws<WeightFileException>(() => module.LoadWeights(path));
        before.AssertAre(module);
        Assert.StartsWith(path + ":", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
        return error;
    }

    /// <summary>Fails unless the file loads into fresh layers with all their numbers.</summary>
    private protected static WeightsReport AssertLoads(string path)
    {
        using var expected = Layers.CreateFilled();
        using var module = Layers.Create();
        var report = module.LoadWeights(path);
        Bits.Of(expected).AssertAre(module);
        return report;
    }
}

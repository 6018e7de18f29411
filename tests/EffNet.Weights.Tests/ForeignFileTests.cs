using System.Text;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Files that are not weights.</summary>
public sealed class ForeignFileTests : FileTests
{
    public static TheoryData<string, byte[], string> Files => new()
    {
        { "a web page", Encoding.ASCII.GetBytes("<!DOCTYPE html><html><head><title>404</title></head></html>"), "web page" },
        { "a Git LFS pointer", Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"), "git lfs pull" },
        { "a saved engine", [.. "EFFNET\r\n"u8, 1, 0, 0, 0, .. new byte[100]], "a saved engine" },
        { "an HDF5 file", [0x89, .. "HDF\r\n\x1a\n"u8, .. new byte[100]], "HDF5" },
        { "a gzip archive", [0x1F, 0x8B, 8, .. new byte[100]], "gzip" },
        { "a pickle", PickleProgram.Start(4).Do("}").End(), "pickle" },
        { "a text", Encoding.ASCII.GetBytes("Hello, I am no weights at all, but a text of some length that somebody wrote one day."), "" },
        { "a picture", [0x89, .. "PNG\r\n\x1a\n"u8, .. new byte[100]], "" },
        { "zeros", new byte[100], "unknown format of weights" },
        { "one byte", [1], "" },
        { "a brace", [(byte)'{'], "" },
        { "two letters of an archive", "PK"u8.ToArray(), "" },
        { "an archive's first entry alone", Archive.Write(LayerFile.Entries())[..300], "directory" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void File_of_another_format_throws_with_the_reason(string what, byte[] content, string message)
    {
        var error = Refuse(content, "weights.pth");

        Assert.True(error.Message.Contains(message, StringComparison.Ordinal), $"{what}: {error.Message}");
    }

    [Fact]
    public void Random_bytes_instead_of_weights_throw()
    {
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var noise = new byte[random.Next(1, 400)];
            random.NextBytes(noise);
            Refuse(noise);
        }
    }

    [Fact]
    public void Empty_weight_file_throws() => Assert.Contains("the file is empty", Refuse([]).Message, StringComparison.Ordinal);

    [Fact]
    public void Folder_instead_of_a_weight_file_throws()
    {
        using var module = Layers.Create();

        Assert.Contains("folder", Assert.ThrowsAny<IOException>(() => module.LoadWeights(Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_weight_file_and_invalid_path_throw()
    {
        using var module = Layers.Create();

        Assert.Contains("nowhere.pth", Assert.ThrowsAny<IOException>(() => module.LoadWeights(PathOf("nowhere.pth"))).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<IOException>(() => module.LoadWeights(Path.Combine(Folder, "no", "folder.pth")));
        Assert.Throws<ArgumentException>(() => module.LoadWeights(""));
        Assert.Throws<ArgumentNullException>(() => module.LoadWeights((string)null!));
        Assert.Throws<ArgumentNullException>(() => ModuleWeights.LoadWeights(null!, "x.pth"));
    }

    [Theory]
    [InlineData("layers_module.pth", "weights.safetensors")]
    [InlineData("layers_module_legacy.pth", "weights.dat")]
    [InlineData("layers_module.pth", "weights")]
    public void Weight_format_is_detected_from_the_content_regardless_of_the_file_name(string golden, string name) =>
        AssertLoads(Write(name, EmbeddedFile.Read($"weights/{golden}")));

    [Fact]
    public void Weight_file_is_closed_after_loading_and_after_an_exception()
    {
        foreach (var file in new[] { "layers_module.pth", "layers_module_legacy.pth", "tiny_fp32.safetensors" })
        {
            var path = Golden(file);
            using var module = Layers.Create();
            if (file.StartsWith("layers", StringComparison.Ordinal))
                module.LoadWeights(path);
            else
                Assert.Throws<WeightMismatchException>(() => module.LoadWeights(path));
            using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                Assert.True(File.Exists(path));
        }
    }
}

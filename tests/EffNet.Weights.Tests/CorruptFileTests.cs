using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>
/// Files of every format, truncated or changed at every byte. Loading succeeds or throws one of two exceptions, and an exception leaves the module unchanged.
/// </summary>
public sealed class CorruptFileTests : FileTests
{
    /// <summary>Files by their writer: the first five are written by Python or by hand, the others by this library.</summary>
    public static TheoryData<string> Files =>
        ["python.pth", "python_legacy.pth", "python_one_storage.pth", "python_script.pth", "hand.pth", "own.pth", "own.safetensors", "own.dat"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Weight_file_truncated_at_any_byte_throws_and_leaves_weights_unchanged(string file)
    {
        var content = Content(file);
        using var module = Layers.Create();
        var before = Bits.Of(module);
        var path = PathOf("cut" + Path.GetExtension(file));
        for (var length = 0; length < content.Length; length++)
        {
            File.WriteAllBytes(path, content[..length]);
            var error = Assert.Throws<WeightFileException>(() => module.LoadWeights(path));
            Assert.StartsWith(path + ":", error.Message, StringComparison.Ordinal);
            // The format of a file of a few bytes is unknown, so the exception has no entry or offset.
            Assert.True(length < 40 || error.Entry is not null || error.Offset is not null, $"{length}: {error.Message}");
        }

        before.AssertAre(module);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Truncated_weight_file_throws_even_if_loading_is_not_strict(string file)
    {
        var content = Content(file);
        using var module = Layers.Create();
        var before = Bits.Of(module);
        foreach (var length in Enumerable.Range(1, 40).Select(i => i * content.Length / 41))
        {
            var path = Write("cut.bin", content[..length]);
            Assert.Throws<WeightFileException>(() => module.LoadWeights(path, strict: false));
        }

        before.AssertAre(module);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_with_one_changed_byte_causes_no_exception_except_weight_exceptions(string file)
    {
        using var expected = Layers.CreateFilled();
        var honest = Bits.Of(expected);
        var content = Content(file);
        var random = new Random(20261123);
        var refused = 0;
        for (var at = 0; at < content.Length; at++)
        {
            var changed = content.ToArray();
            changed[at] ^= (byte)random.Next(1, 256);
            refused += IsRefused(changed, file, honest) ? 1 : 0;
        }

        // In an archive nearly every byte has a checksum; elsewhere the numbers have none.
        Assert.InRange(refused, content.Length / 8, content.Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_with_changed_removed_or_inserted_bytes_causes_no_exception_except_weight_exceptions(string file)
    {
        using var expected = Layers.CreateFilled();
        var honest = Bits.Of(expected);
        var content = Content(file);
        var random = new Random(42);
        for (var i = 0; i < 1500; i++)
        {
            var changed = content.ToList();
            var at = random.Next(content.Length);
            switch (i % 3)
            {
                case 0:
                    changed[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    changed.RemoveRange(at, Math.Min(random.Next(1, 9), content.Length - at));
                    break;
                default:
                    changed.InsertRange(at, Enumerable.Range(0, random.Next(1, 9)).Select(_ => (byte)random.Next(256)));
                    break;
            }

            IsRefused([.. changed], file, honest);
        }
    }

    [Fact]
    public void Truncated_tensor_in_a_file_throws_with_its_name_and_offset()
    {
        var content = Content("own.safetensors");
        var error = Refuse(content[..^10], "cut.safetensors");
        Assert.Equal("2.weight", error.Entry);
        Assert.NotNull(error.Offset);
        Assert.Matches(@"cut\.safetensors: '2\.weight', byte \d+: .*truncated", error.Message);

        content = Content("own.dat");
        error = Refuse(content[..^2], "cut.dat");
        Assert.Equal(("1.num_batches_tracked", content.Length - 8), (error.Entry, error.Offset));

        content = LayerFile.Legacy();
        error = Refuse(content[..^2], "cut.pth");
        Assert.Equal(("count", content.Length - 8), (error.Entry, error.Offset));
    }

    private bool IsRefused(byte[] changed, string file, Bits honest)
    {
        var path = Write("changed.bin", changed);
        using var module = Layers.Create();
        var before = Bits.Of(module);
        try
        {
            module.LoadWeights(path);
        }
        catch (Exception e) when (e is WeightFileException or WeightMismatchException)
        {
            before.AssertAre(module);
            Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
            return true;
        }

        if (file.EndsWith(".pth", StringComparison.Ordinal) && !file.Contains("legacy", StringComparison.Ordinal))
            honest.AssertAre(module);
        return false;
    }

    private byte[] Content(string file)
    {
        switch (file)
        {
            case "python.pth":
                return EmbeddedFile.Read("weights/layers_module.pth");
            case "python_legacy.pth":
                return EmbeddedFile.Read("weights/layers_module_legacy.pth");
            case "python_one_storage.pth":
                return EmbeddedFile.Read("weights/layers_one_storage.pth");
            case "python_script.pth":
                return EmbeddedFile.Read("weights/layers_script.pt");
            case "hand.pth":
                return Archive.Write(LayerFile.Entries());
            default:
                using (var module = Layers.CreateFilled())
                    module.SaveWeights(PathOf(file));
                return File.ReadAllBytes(PathOf(file));
        }
    }
}

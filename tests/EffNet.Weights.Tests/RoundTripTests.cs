using System.IO.Compression;
using EffNet.Models;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

public sealed class RoundTripTests : FileTests
{
    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> s_networks = new()
    {
        ["B0"] = () => new EfficientNetB0(),
        ["TfB0"] = () => new TfEfficientNetB0(),
        ["ResNet18"] = () => new ResNet18(),
        ["MobileNetV2"] = () => new MobileNetV2W100(),
        ["V2S"] = () => new EfficientNetV2S(),
        ["Layers"] = Layers.CreateFilled,
    };

    public static MatrixTheoryData<string, string, ScalarType?> Cases => new(
        ["B0", "Layers"], ["safetensors", "pth", "pt", "dat"], [null, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float64]);

    public static MatrixTheoryData<string, string, ScalarType?> LargerCases => new(["ResNet18", "MobileNetV2", "V2S"], ["safetensors", "pth", "dat"], [null]);

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(LargerCases))]
    public void Saved_weights_load_with_the_same_bits(string network, string format, ScalarType? type)
    {
        using var scope = NewDisposeScope();
        using var saved = s_networks[network]();
        using var loaded = s_networks[network]();
        Disturb(saved);
        var path = PathOf($"weights.{format}");

        saved.SaveWeights(path, type);
        var report = loaded.LoadWeights(path);

        Assert.True(report.IsComplete);
        Assert.Equal(saved.state_dict().Count, report.Matched.Count);
        Assert.Empty(report.Warnings);
        var state = loaded.state_dict();
        Assert.Equal(saved.state_dict().Keys, state.Keys);
        foreach (var (name, weight) in saved.state_dict())
            Numbers.AssertEqual(type is { } t && weight.is_floating_point() ? weight.to(t) : weight, state[name], name);
    }

    [Theory]
    [InlineData("safetensors")]
    [InlineData("pth")]
    [InlineData("dat")]
    public void Same_weights_give_the_same_file(string format)
    {
        using var saved = new EfficientNetB0();
        using var loaded = new EfficientNetB0();
        saved.SaveWeights(PathOf($"first.{format}"));
        loaded.LoadWeights(PathOf($"first.{format}"));

        loaded.SaveWeights(PathOf($"second.{format}"));
        saved.SaveWeights(PathOf($"second.{format}"));

        Assert.True(File.ReadAllBytes(PathOf($"first.{format}")).AsSpan().SequenceEqual(File.ReadAllBytes(PathOf($"second.{format}"))));
        Assert.Equal(2, Directory.GetFiles(Folder).Length);
    }

    [Fact]
    public void Saved_archive_does_not_contain_the_time_of_saving()
    {
        using var saved = Layers.CreateFilled();
        saved.SaveWeights(PathOf("weights.pth"));

        using var archive = ZipFile.OpenRead(PathOf("weights.pth"));

        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void TorchSharp_loads_saved_dat_files()
    {
        using var saved = Layers.CreateFilled();
        using var loaded = Layers.Create();
        saved.SaveWeights(PathOf("weights.dat"));

        loaded.load(PathOf("weights.dat"));

        Bits.Of(saved).AssertAre(loaded);
        saved.save(PathOf("torchsharp.dat"));
        Assert.Equal(File.ReadAllBytes(PathOf("torchsharp.dat")), File.ReadAllBytes(PathOf("weights.dat")));
    }

    [Fact]
    public void Files_saved_by_TorchSharp_load()
    {
        using var saved = new EfficientNetB0();
        using var loaded = new EfficientNetB0();
        saved.save(PathOf("weights"));

        Assert.Equal(WeightFormat.TorchSharp, loaded.LoadWeights(PathOf("weights")).Format);

        Bits.Of(saved).AssertAre(loaded);
        using var blank = new EfficientNetB0(initialize: false);
        saved.SaveWeights(PathOf("weights.dat"));
        blank.load(PathOf("weights.dat"));
        Bits.Of(saved).AssertAre(blank);
    }

    [Fact]
    public void Network_saved_in_half_precision_keeps_its_batch_counts()
    {
        using var saved = new EfficientNetB0(10, dtype: ScalarType.Float16);
        using var loaded = new EfficientNetB0(10, dtype: ScalarType.BFloat16);
        saved.SaveWeights(PathOf("half.safetensors"));

        loaded.LoadWeights(PathOf("half.safetensors"));

        var state = loaded.state_dict();
        foreach (var (name, weight) in saved.state_dict())
        {
            using var wide = weight.is_floating_point() ? weight.to(ScalarType.Float32) : weight.alias();
            Numbers.AssertEqual(wide, state[name], name);
        }
    }

    [Fact]
    public void Saving_with_an_unknown_extension_or_type_throws_before_anything_is_written()
    {
        using var module = Layers.CreateFilled();

        Assert.Contains(".safetensors, .pth, .pt or .dat", Assert.Throws<ArgumentException>(() => module.SaveWeights(PathOf("weights.bin"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => module.SaveWeights(PathOf("weights")));
        Assert.Throws<ArgumentException>(() => module.SaveWeights(""));
        Assert.Contains("Int64", Assert.Throws<ArgumentException>(() => module.SaveWeights(PathOf("weights.pth"), ScalarType.Int64)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Saving_to_a_missing_folder_throws_and_leaves_no_files()
    {
        using var module = Layers.CreateFilled();

        Assert.ThrowsAny<IOException>(() => module.SaveWeights(Path.Combine(Folder, "no", "weights.pth")));

        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public void Saving_to_the_path_of_a_folder_throws_and_leaves_no_files()
    {
        using var module = Layers.CreateFilled();
        Directory.CreateDirectory(PathOf("weights.pth"));

        Assert.ThrowsAny<Exception>(() => module.SaveWeights(PathOf("weights.pth")));

        Assert.Equal([PathOf("weights.pth")], Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("weights.SAFETENSORS", WeightFormat.Safetensors)]
    [InlineData("weights.Pth", WeightFormat.PyTorch)]
    [InlineData("weights.DAT", WeightFormat.TorchSharp)]
    public void Case_of_the_file_extension_does_not_matter(string name, WeightFormat format)
    {
        using var module = Layers.CreateFilled();
        module.SaveWeights(PathOf(name));
        Assert.Equal(format, AssertLoads(PathOf(name)).Format);
    }

    [Fact]
    public void Transposed_weight_is_saved_with_its_own_elements()
    {
        using var noGrad = no_grad();
        using var module = Layers.CreateFilled();
        using var expected = Layers.CreateFilled();
        var linear = (TorchSharp.Modules.Linear)module.children().Last();
        using var turned = linear.weight!.t();
        using var row = turned.contiguous();
        linear.weight = new TorchSharp.Modules.Parameter(row.t());
        Assert.False(linear.weight.is_contiguous());
        foreach (var format in new[] { "safetensors", "pth", "dat" })
        {
            module.SaveWeights(PathOf($"view.{format}"));
            AssertLoads(PathOf($"view.{format}"));
        }
    }

    /// <summary>Changes buffers from their initial values, so that a missing buffer is detected.</summary>
    private static void Disturb(nn.Module network)
    {
        using var noGrad = no_grad();
        foreach (var (name, weight) in network.state_dict())
        {
            if (name.Contains("running", StringComparison.Ordinal))
                weight.copy_(HashedNumbers.Draw(name, weight.shape));
            else if (!weight.is_floating_point())
                weight.copy_(tensor(name.Length));
        }
    }
}

using System.Runtime.Versioning;
using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Numbers, links and permissions that saving must keep.</summary>
public sealed class SavingTests : FileTests
{
    [Theory]
    [InlineData(ScalarType.Float16, 1e5, "Save as BFloat16 or Float32.")]
    [InlineData(ScalarType.Float16, -65536, "Save as BFloat16 or Float32.")]
    [InlineData(ScalarType.BFloat16, 3.4e38, "Save as Float32.")]
    public void Saving_a_number_outside_the_range_of_the_type_throws_with_the_tensor_name_and_the_remedy(ScalarType type, double number, string remedy)
    {
        using var network = new TinyNetwork();
        Set(network, number);

        var error = Assert.Throws<ArgumentException>(() => network.SaveWeights(PathOf("half.safetensors"), type));

        Assert.StartsWith("'features.0.1.running_var'", error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("half.safetensors")));
    }

    [Theory]
    [InlineData(ScalarType.Float16, 65504)]
    [InlineData(ScalarType.Float16, double.PositiveInfinity)]
    [InlineData(ScalarType.BFloat16, 1e5)]
    public void Infinity_and_numbers_in_the_range_of_the_type_are_saved(ScalarType type, double number)
    {
        using var network = new TinyNetwork();
        Set(network, number);
        network.SaveWeights(PathOf("half.safetensors"), type);

        using var loaded = TinyNetwork.Load(PathOf("half.safetensors"));

        Assert.Equal(double.IsInfinity(number), double.IsInfinity(loaded.Stem.Norm.running_var![0].item<float>()));
    }

    [Fact]
    public void Loading_a_number_outside_the_range_of_the_network_type_throws()
    {
        using var network = new TinyNetwork();
        Set(network, 1e5);
        network.SaveWeights(PathOf("single.safetensors"));
        using var half = new TinyNetwork(dtype: ScalarType.Float16);
        var before = half.Stem.Conv.weight.bytes.ToArray();

        var error = Assert.Throws<WeightFileException>(() => half.LoadWeights(PathOf("single.safetensors")));

        Assert.Equal("features.0.1.running_var", error.Entry);
        Assert.Equal(before, half.Stem.Conv.weight.bytes.ToArray());
    }

    [Fact]
    public void Saving_to_a_symbolic_link_writes_the_target_of_the_link()
    {
        using var network = new TinyNetwork();
        Directory.CreateDirectory(PathOf("store"));
        File.WriteAllText(PathOf("store/weights.safetensors"), "old");
        File.CreateSymbolicLink(PathOf("latest.safetensors"), PathOf("store/weights.safetensors"));
        File.CreateSymbolicLink(PathOf("next.safetensors"), PathOf("store/next.safetensors"));

        network.SaveWeights(PathOf("latest.safetensors"));
        network.SaveWeights(PathOf("next.safetensors"));

        Assert.NotNull(new FileInfo(PathOf("latest.safetensors")).LinkTarget);
        Assert.NotNull(new FileInfo(PathOf("next.safetensors")).LinkTarget);
        network.LoadWeights(PathOf("store/weights.safetensors"));
        network.LoadWeights(PathOf("store/next.safetensors"));
        Assert.Equal(2, Directory.GetFiles(PathOf("store")).Length);
    }

    [UnsupportedOSPlatform("windows")]
    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void Existing_weight_file_keeps_its_permissions(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var network = new TinyNetwork();
        File.WriteAllText(PathOf("weights.pth"), "old");
        File.SetUnixFileMode(PathOf("weights.pth"), mode);

        network.SaveWeights(PathOf("weights.pth"));

        Assert.Equal(mode, File.GetUnixFileMode(PathOf("weights.pth")));
        network.LoadWeights(PathOf("weights.pth"));
    }

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public void New_weight_file_has_default_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        using var network = new TinyNetwork();
        File.WriteAllText(PathOf("usual"), string.Empty);

        network.SaveWeights(PathOf("weights.pth"));

        Assert.Equal(File.GetUnixFileMode(PathOf("usual")), File.GetUnixFileMode(PathOf("weights.pth")));
    }

    [Fact]
    public void Read_only_weight_file_is_not_replaced()
    {
        using var network = new TinyNetwork();
        File.WriteAllText(PathOf("weights.pth"), "mine");
        File.SetAttributes(PathOf("weights.pth"), FileAttributes.ReadOnly);

        Assert.Throws<UnauthorizedAccessException>(() => network.SaveWeights(PathOf("weights.pth")));

        Assert.Equal("mine", File.ReadAllText(PathOf("weights.pth")));
        File.SetAttributes(PathOf("weights.pth"), FileAttributes.Normal);
    }

    [Fact]
    public void Loading_an_index_of_shards_throws()
    {
        using var network = new TinyNetwork();
        File.WriteAllText(PathOf("model.safetensors.index.json"), """{"metadata": {"total_size": 12}, "weight_map": {"a": "model-00001-of-00002.safetensors"}}""");

        var error = Assert.Throws<WeightFileException>(() => network.LoadWeights(PathOf("model.safetensors.index.json")));

        Assert.Contains("index of shards", error.Message, StringComparison.Ordinal);
    }

    private static void Set(TinyNetwork network, double number)
    {
        using var _ = no_grad();
        network.Stem.Norm.running_var![0] = (float)number;
    }
}

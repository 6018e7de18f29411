using EffNet.Pictures;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>Files that EffNet 0.1.0 saved (commit f76798b) of a TinyNetwork with three classes, class names and preprocessing.</summary>
public sealed class EarlierVersionTests : FileTests
{
    [Theory]
    [InlineData("tiny-0.1.safetensors")]
    [InlineData("tiny-0.1.pth")]
    [InlineData("tiny-0.1.dat")]
    public void File_of_version_0_1_loads_completely_with_the_same_bits(string file)
    {
        using var first = TinyNetwork.Load(Golden("tiny-0.1.safetensors"));

        using var network = TinyNetwork.Load(Golden(file));

        Assert.Equal(3, network.ClassCount);
        Assert.True(network.WeightsReport!.IsComplete);
        Assert.Empty(network.WeightsReport.Warnings);
        Bits.Of(first).AssertAre(network);
    }

    [Theory]
    [InlineData("tiny-0.1.safetensors")]
    [InlineData("tiny-0.1.pth")]
    public void Class_names_and_preprocessing_of_a_file_of_version_0_1_are_read(string file)
    {
        using var network = TinyNetwork.Load(Golden(file));

        Assert.Equal("0.1.0", network.WeightsInfo.Version);
        Assert.Equal(["cat", "dog", "emu"], network.WeightsInfo.ClassNames);
        Assert.Equal(new Preprocessing(40, 32, Interpolation.Bilinear, new ChannelValues(0.1f, 0.2f, 0.3f), new ChannelValues(0.25f)), network.WeightsInfo.Preprocessing);
    }
}

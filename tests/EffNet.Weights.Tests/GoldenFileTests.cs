using System.Globalization;
using EffNet.Weights;
using EffNet.Weights.Tests.Models;
using EffNet.Weights.Tests.Support;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Weights.Tests;

/// <summary>Files that Python wrote, with the logits that the network has in Python.</summary>
public sealed class GoldenFileTests : FileTests
{
    [Theory]
    [InlineData("tiny_zip.pth", "fp32", WeightFormat.PyTorch, WeightNaming.Own)]
    [InlineData("tiny_legacy.pth", "fp32", WeightFormat.LegacyPyTorch, WeightNaming.Own)]
    [InlineData("tiny_fp32.safetensors", "fp32", WeightFormat.Safetensors, WeightNaming.Own)]
    [InlineData("tiny_fp16.safetensors", "fp16", WeightFormat.Safetensors, WeightNaming.Own)]
    [InlineData("tiny_bf16.safetensors", "bf16", WeightFormat.Safetensors, WeightNaming.Own)]
    [InlineData("tiny_timm.safetensors", "fp32", WeightFormat.Safetensors, WeightNaming.Timm)]
    public void Network_with_weights_from_Python_computes_the_logits_of_Python(string file, string precision, WeightFormat format, WeightNaming naming)
    {
        using var network = new TinyNetwork(initialize: false);

        var report = network.LoadWeights(Golden(file));

        Assert.Equal((format, naming, true), (report.Format, report.Naming, report.IsComplete));
        Assert.Equal(network.state_dict().Keys.Order(), report.Matched.Order());
        Assert.InRange(Numbers.Distance(Expected(precision), Logits(network)), 0, Numbers.Tolerance);
    }

    [Fact]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_a_zeroed_convolution()
    {
        using var network = new TinyNetwork(initialize: false);
        var path = Golden("tiny_zip.pth");
        network.LoadWeights(path);
        foreach (var name in network.state_dict().Where(entry => entry.Value.ndim == 4).Select(entry => entry.Key).ToList())
        {
            using (no_grad())
                network.state_dict()[name].zero_();
            Assert.NotInRange(Numbers.Distance(Expected("fp32"), Logits(network)), 0, 100 * Numbers.Tolerance);
            network.LoadWeights(path);
        }

        Assert.InRange(Numbers.Distance(Expected("fp32"), Logits(network)), 0, Numbers.Tolerance);
    }

    [Fact]
    public void Tolerance_of_logits_is_narrow_enough_to_detect_bfloat16_weights()
    {
        using var network = new TinyNetwork(initialize: false);
        network.LoadWeights(Golden("tiny_bf16.safetensors"));
        Assert.NotInRange(Numbers.Distance(Expected("fp32"), Logits(network)), 0, 10 * Numbers.Tolerance);
    }

    [Theory]
    [InlineData("module")]
    [InlineData("parameters")]
    [InlineData("dict")]
    [InlineData("views")]
    [InlineData("one_storage")]
    [InlineData("double")]
    [InlineData("protocol3")]
    [InlineData("protocol4")]
    [InlineData("protocol5")]
    [InlineData("protocol4_legacy")]
    [InlineData("module_legacy")]
    [InlineData("views_legacy")]
    [InlineData("one_storage_legacy")]
    public void State_dict_in_every_PyTorch_format_is_read(string file)
    {
        var report = AssertLoads(Golden($"layers_{file}.pth"));

        Assert.True(report.IsComplete);
        Assert.Empty(report.Wrappers);
        Assert.Equal(8, report.Matched.Count);
    }

    [Theory]
    [InlineData("training")]
    [InlineData("training_legacy")]
    public void Weights_in_a_training_checkpoint_are_found(string file) =>
        Assert.Equal(["state_dict", "module."], AssertLoads(Golden($"layers_{file}.pth")).Wrappers);

    [Fact]
    public void Prefix_of_an_AveragedModel_is_removed() => Assert.Equal(["module."], AssertLoads(Golden("layers_averaged.pth")).Wrappers);

    [Theory]
    [InlineData("half", ScalarType.Float16)]
    [InlineData("bfloat16", ScalarType.BFloat16)]
    public void Weights_in_half_precision_are_converted_to_single_precision(string file, ScalarType type)
    {
        using var module = Layers.Create();

        module.LoadWeights(Golden($"layers_{file}.pth"));

        foreach (var (name, shape) in Layers.Weights)
        {
            using var exact = HashedNumbers.Draw(name, shape);
            using var rounded = exact.to(type);
            Numbers.AssertEqual(rounded, module.state_dict()[name], name);
        }
    }

    private static double[] Expected(string precision) =>
        [
            .. EmbeddedFile.ReadLines("weights/tiny_logits.txt")
                .Select(line => line.Split(' '))
                .Single(words => words[0] == precision)
                .Skip(1)
                .Select(word => double.Parse(word, CultureInfo.InvariantCulture))
        ];

    private static Tensor Logits(TinyNetwork network)
    {
        using var noGrad = no_grad();
        network.eval();
        using var images = HashedNumbers.Images(2, 3, 32, 32);
        return network.call(images);
    }
}

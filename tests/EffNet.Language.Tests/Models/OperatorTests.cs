using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Models;

/// <summary>The layers of each operator, in cases that sums of costs do not distinguish.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData("conv(kernel: 3, stride: 1, channels: 16)", "Conv3/1 Norm silu")]
    [InlineData("conv(kernel: 3, stride: 1, channels: 16, groups: 4)", "Conv3/4 Norm silu")]
    [InlineData("separable(kernel: 5, stride: 1, channels: 16, layers: 1)", "Conv5/8 Norm silu Conv1/1 Norm silu")]
    [InlineData("mbconv(kernel: 3, stride: 1, expand: 1, channels: 8, layers: 1)", "Conv3/8 Norm silu Conv1/1 Norm Add")]
    [InlineData("mbconv(kernel: 3, stride: 1, expand: 4, channels: 16, layers: 1)", "Conv1/1 Norm silu Conv3/32 Norm silu Conv1/1 Norm")]
    [InlineData(
        "mbconv(kernel: 3, stride: 1, expand: 4, se: 0.25, channels: 8, layers: 1)",
        "Conv1/1 Norm silu Conv3/32 Norm silu Mean Conv1/1+b silu Conv1/1+b sigmoid Multiply Conv1/1 Norm Add")]
    [InlineData("fused_mbconv(kernel: 3, stride: 1, expand: 1, channels: 8, layers: 1)", "Conv3/1 Norm silu Add")]
    [InlineData("fused_mbconv(kernel: 3, stride: 1, expand: 4, channels: 8, layers: 1)", "Conv3/1 Norm silu Conv1/1 Norm Add")]
    [InlineData("basic(kernel: 3, stride: 1, channels: 8, layers: 1)", "Conv3/1 Norm silu Conv3/1 Norm Add silu")]
    [InlineData("basic(kernel: 3, stride: 2, channels: 8, layers: 1)", "Conv3/1 Norm silu Conv3/1 Norm Conv1/1 Norm Add silu")]
    [InlineData("bottleneck(kernel: 3, stride: 1, channels: 32, layers: 1)", "Conv1/1 Norm silu Conv3/1 Norm silu Conv1/1 Norm Conv1/1 Norm Add silu")]
    [InlineData(
        "bottleneck(kernel: 3, stride: 1, groups: 4, se: 0.5, channels: 32, layers: 1)",
        "Conv1/1 Norm silu Conv3/4 Norm silu Conv1/1 Norm Mean Conv1/1+b silu Conv1/1+b sigmoid Multiply Conv1/1 Norm Add silu")]
    [InlineData("max_pool(kernel: 3, stride: 2)", "MaxPool")]
    [InlineData("avg_pool(kernel: 2, stride: 2)", "AveragePool")]
    public void A_block_of_each_operator_has_the_expected_layers(string stage, string layers) =>
        Assert.Equal(layers, string.Join(' ', Body(stage).Blocks[0].Nodes.Select(Describe)));

    [Fact]
    public void A_stages_own_activation_applies_everywhere_except_for_the_sigmoid_of_the_gate()
    {
        var functions = Body("bottleneck(kernel: 3, stride: 2, se: 0.5, channels: 32, layers: 2, activation: hard_swish)").Blocks
            .SelectMany(b => b.Nodes).Select(l => l.Operation).OfType<Activation>().Select(a => a.Function.Word);
        Assert.Equal(["hard_swish", "sigmoid"], functions.Distinct());
    }

    [Fact]
    public void A_stages_own_activation_does_not_apply_to_other_stages()
    {
        var network = Effnet.Network(With("separable(kernel: 3, stride: 1, channels: 8, layers: 1, activation: relu)"));
        Assert.Equal(
            ["stem silu", "body relu", "top silu"],
            network.Stages.Select(
                s => $"{s.Name} {string.Join(' ', s.Blocks.SelectMany(b => b.Nodes).Select(l => l.Operation).OfType<Activation>().Select(a => a.Function.Word).Distinct())}"));
    }

    [Fact]
    public void A_head_without_channels_has_only_pooling_and_classifier()
    {
        var head = Effnet.Network(Source.Alone("variant X { }", ("top", "top: head(pool: average);"))).Stages[^1];
        Assert.Equal((1, 90L, "Pooling & FC"), (head.Blocks.Count, head.Parameters, head.Description));
        Assert.Equal(["GlobalAveragePool", "Flatten", "Linear"], head.Blocks[0].Nodes.Select(l => l.Operation.GetType().Name));
    }

    [Theory]
    [InlineData("", 1.5, 2.5, 24, 5)]
    [InlineData(", fixed: width", 1.5, 2.5, 12, 5)]
    [InlineData(", fixed: depth", 1.5, 2.5, 24, 2)]
    [InlineData(", fixed: both", 1.5, 2.5, 12, 2)]
    [InlineData(", fixed: both", 1, 1, 12, 2)]
    [InlineData("", 1, 1, 12, 2)]
    public void A_fixed_dimension_is_neither_scaled_nor_rounded(string @fixed, double width, double depth, int channels, int blocks)
    {
        var body = Body($"separable(kernel: 3, stride: 1, channels: 12, layers: 2{@fixed})", FormattableString.Invariant($"width: {width}; depth: {depth};"));
        Assert.Equal((channels, blocks), (body.Channels, body.Blocks.Count));
    }

    [Theory]
    [InlineData(64, 1, 64)]
    [InlineData(64, 1.4, 96)]
    [InlineData(100, 1, 100)]
    [InlineData(100, 1.01, 96)]
    [InlineData(4, 1, 4)]
    [InlineData(4, 1.01, 32)]
    [InlineData(256, 1.25, 320)]
    public void Width_rounding_applies_to_the_planes_of_a_bottleneck_and_not_to_its_channels(int channels, double width, int expected) => Assert.Equal(
        expected,
        Body(FormattableString.Invariant($"bottleneck(kernel: 3, stride: 1, channels: {channels}, layers: 1)"), FormattableString.Invariant($"width: {width};")).Channels);

    [Theory]
    [InlineData("", 2)]
    [InlineData(" of input", 2)]
    [InlineData(" of expanded", 12)]
    public void A_gate_squeezes_to_a_fraction_of_the_specified_channels(string basis, int squeezed)
    {
        var gate = Body($"mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25{basis}, channels: 32, layers: 1)").Blocks[0].Nodes.First(l => l.Name == "SqueezeConv");
        Assert.Equal(squeezed, gate.Output.Channels);
    }

    [Theory]
    [InlineData("", "1 2")]
    [InlineData("strided: middle, ", "1 2")]
    [InlineData("strided: first, ", "2 1")]
    public void A_bottleneck_reduces_the_resolution_in_the_specified_convolution(string strided, string strides)
    {
        var convolutions = Body($"bottleneck(kernel: 3, stride: 2, {strided}channels: 32, layers: 1)").Blocks[0].Nodes.Select(l => l.Operation).OfType<Convolution>().Take(2);
        Assert.Equal(strides, string.Join(' ', convolutions.Select(c => c.Stride.Height)));
    }

    [Theory]
    [InlineData("separable(kernel: 3, stride: 2, channels: 8, layers: 3)")]
    [InlineData("mbconv(kernel: 3, stride: 2, expand: 2, channels: 8, layers: 3)")]
    [InlineData("fused_mbconv(kernel: 3, stride: 2, expand: 2, channels: 8, layers: 3)")]
    [InlineData("basic(kernel: 3, stride: 2, channels: 8, layers: 3)")]
    [InlineData("bottleneck(kernel: 3, stride: 2, channels: 32, layers: 3)")]
    public void Only_the_first_block_of_a_stage_reduces_the_resolution(string stage) => Assert.Equal([8, 8, 8], Body(stage).Blocks.Select(b => b.Output.Height));

    private static Stage Body(string stage, string settings = "") => Effnet.Network(With(stage, settings)).Stages.Single(s => s.Name == "body");

    private static string With(string stage, string settings = "") =>
        Source.Alone(
            $"variant X {{ {settings} }}",
            ("stem", "stem: conv(kernel: 3, stride: 2, channels: 8, fixed: width);"),
            ("body", $"body: {stage};"),
            ("top", "top: head(channels: 16, pool: average);"));

    private static string Describe(Node layer) => layer.Operation switch
    {
        Convolution c => FormattableString.Invariant($"Conv{c.Kernel.ToShortString()}/{c.Groups}{(c.Bias ? "+b" : string.Empty)}"),
        BatchNorm => "Norm",
        Activation a => a.Function.Word,
        GlobalAveragePool => "Mean",
        _ => layer.Operation.GetType().Name,
    };
}

using EffNet.Language.Scaling;

namespace EffNet.Language.Tests.Scaling;

/// <summary>The rounding of scaled channels and repeats to whole numbers.</summary>
public sealed class RoundingTests
{
    [Theory]
    [InlineData(32, 1.0, 32)]
    [InlineData(32, 1.1, 32)]
    [InlineData(32, 1.2, 40)]
    [InlineData(16, 1.1, 16)]
    [InlineData(16, 1.2, 24)] // 16 is the nearest multiple of 8 to 19.2, but it is more than 10% smaller
    [InlineData(24, 1.2, 32)]
    [InlineData(40, 1.1, 48)]
    [InlineData(112, 1.4, 160)]
    [InlineData(6, 2.0, 16)] // a half rounds up
    [InlineData(1, 1.1, 8)] // never below the divisor
    [InlineData(100, 1.0, 100)] // at width 1, the number of the file is not rounded
    [InlineData(1, 1.0, 1)]
    [InlineData(32, 0.01, 8)]
    [InlineData(1280, 2.0, 2560)]
    public void Channels_are_rounded_to_the_nearest_multiple_of_8_but_not_down_by_over_a_tenth(int channels, double width, int expected) =>
        Assert.Equal(expected, WidthRounding.Default.Round(channels, width));

    [Fact]
    public void Channels_are_never_more_than_a_tenth_below_the_requested_number()
    {
        for (var wanted = 8; wanted < 2_000; wanted++)
        {
            var rounded = WidthRounding.Default.Round(2 * wanted, 0.5);
            Assert.Equal(0, rounded % 8);
            Assert.InRange(rounded, 0.9 * wanted, wanted + 8);
        }
    }

    [Fact]
    public void The_ten_percent_rule_applies_to_B3()
    {
        var b3 = Shipped.Variant(Shipped.Torchvision, "B3").Network!;
        Assert.Equal(24, b3.Stages[1].Channels);
        Assert.Equal(16, new WidthRounding(8, 1).Round(16, 1.2));
    }

    [Theory]
    [InlineData("divisible(16, within: 10%)", 12, 32)]
    [InlineData("divisible(by: 4, within: 0%)", 10, 20)]
    [InlineData("divisible(1, within: 0)", 21, 42)]
    [InlineData("divisible(8, within: 100%)", 9, 16)]
    [InlineData("divisible(8, within: 10%)", 9, 24)]
    public void A_family_may_specify_its_rounding_of_channels(string rule, int channels, int expected)
    {
        var text = Source.Alone(
            "variant X { width: 2; }",
            ("activation", $"activation: silu; rounding {{ width: {rule}; }}"),
            ("body", $"body: mbconv(kernel: 3, stride: 1, expand: 6, channels: {channels}, layers: 1);"));
        Assert.Equal(expected, Effnet.Network(text).Stages[1].Channels);
    }

    [Theory]
    [InlineData(1, 1.0, 1)]
    [InlineData(1, 1.1, 2)]
    [InlineData(4, 3.1, 13)]
    [InlineData(3, 2.2, 7)]
    [InlineData(2, 0.1, 1)]
    [InlineData(25, 2.2, 56)] // 55 in exact arithmetic, 55.00000000000001 in double precision: the reference gives 56
    public void Repeats_are_rounded_up_in_double_precision(int repeats, double depth, int expected) => Assert.Equal(expected, DepthRounding.Ceiling.Round(repeats, depth));

    [Fact]
    public void A_network_has_the_repeats_of_double_precision()
    {
        var text = Source.Alone(
            "variant X { depth: 2.2; }", ("body", "body: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 25);"));
        var body = Effnet.Network(text).Stages[1];
        Assert.Equal((56, 56), (body.Depth, body.Blocks.Count));
    }

    [Fact]
    public void Stem_and_head_are_widened_but_not_repeated()
    {
        var network = Effnet.Network(Source.Alone("variant X { width: 2; depth: 5; }"));
        Assert.Equal([(16, 1), (16, 5), (32, 1)], network.Stages.Select(s => (s.Channels, s.Depth)));
    }

    [Theory]
    [InlineData("0.25", 8, 2)]
    [InlineData("0.25", 7, 1)]
    [InlineData("0.01", 8, 1)]
    [InlineData("1", 8, 8)]
    public void A_gate_squeezes_to_a_fraction_of_the_blocks_input(string ratio, int channels, int expected)
    {
        var text = Source.Alone(
            "variant X { phi: 0; }",
            ("activation", "activation: silu; rounding { width: divisible(1, within: 0); }"),
            ("stem", $"stem: conv(kernel: 3, stride: 2, channels: {channels});"),
            ("body", $"body: mbconv(kernel: 3, stride: 1, expand: 6, se: {ratio}, channels: 24, layers: 1);"));
        var gate = Effnet.Network(text).Stages[1].Blocks[0].Nodes.Where(l => l.Operation is EffNet.Networks.Convolution { Bias: true });
        Assert.Equal([EffNet.Networks.Shape.Square(expected, 1), EffNet.Networks.Shape.Square(6 * channels, 1)], gate.Select(l => l.Output));
    }

    // As depth_trunc='round' of timm: Python's round, which rounds halves to the even number, and at least 1.
    [Theory]
    [InlineData(1, 1.1, 1)]
    [InlineData(1, 0.1, 1)]
    [InlineData(3, 0.5, 2)]
    [InlineData(1, 2.5, 2)]
    [InlineData(2, 1.8, 4)]
    [InlineData(4, 2.2, 9)]
    public void Nearest_repeats_round_halves_to_even(int repeats, double depth, int expected) =>
        Assert.Equal(expected, DepthRounding.Nearest.Round(repeats, depth));

    [Fact]
    public void A_family_may_round_repeats_to_nearest()
    {
        var body = ("body", "body: separable(kernel: 3, stride: 1, channels: 8, layers: 3);");
        var ceiling = Effnet.Network(Source.Alone("variant X { depth: 1.1; }", body));
        var nearest = Effnet.Network(Source.Alone("variant X { depth: 1.1; }", body, ("activation", "activation: silu; rounding { depth: nearest; }")));
        Assert.Equal((4, 3), (ceiling.Stages[1].Depth, nearest.Stages[1].Depth));
    }

    [Theory]
    [InlineData("phi: 0;", 100)]
    [InlineData("width: 1;", 100)]
    [InlineData("width: 1.01;", 104)]
    public void Channels_are_not_rounded_at_width_1(string settings, int expected)
    {
        var text = Source.Alone($"variant X {{ {settings} }}", ("stem", "stem: conv(kernel: 3, stride: 2, channels: 100);"));
        Assert.Equal(expected, Effnet.Network(text).Stages[0].Channels);
    }
}

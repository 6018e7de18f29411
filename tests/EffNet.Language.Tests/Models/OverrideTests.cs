using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Models;

/// <summary>A variant may override arguments of single stages of the family's table: <c>stage3 { layers: 4; }</c>.</summary>
public sealed class OverrideTests
{
    [Theory]
    [InlineData("body { layers: 3; }", "layers: 1", "layers: 3")]
    [InlineData("body { kernel: 5; }", "kernel: 3, stride: 1", "kernel: 5, stride: 1")]
    [InlineData("body { expand: 2; }", "expand: 6", "expand: 2")]
    [InlineData("body { se: 0.5 of expanded; }", "se: 0.25", "se: 0.5 of expanded")]
    [InlineData("body { channels: 24; }", "se: 0.25, channels: 8", "se: 0.25, channels: 24")]
    [InlineData("body { stride: 2; }", "stride: 1", "stride: 2")]
    [InlineData("body { activation: relu; }", "layers: 1", "layers: 1, activation: relu")]
    [InlineData("body { fixed: both; } width: 2; depth: 3;", "layers: 1", "layers: 1, fixed: both")]
    [InlineData("stem { channels: 24; kernel: 5; }", "kernel: 3, stride: 2, channels: 8", "kernel: 5, stride: 2, channels: 24")]
    [InlineData("top { channels: 32; }", "channels: 16", "channels: 32")]
    public void An_override_gives_the_network_of_a_table_with_that_argument(string settings, string before, string after)
    {
        var bare = Source.Alone("variant X { phi: 0; }").Replace(", at: 16", string.Empty, StringComparison.Ordinal);
        var plain = settings[(settings.LastIndexOf('}') + 1)..];
        Assert.Equal(
            Effnet.Network(bare.ReplaceFirst(before, after).ReplaceFirst("phi: 0;", plain)),
            Effnet.Network(bare.ReplaceFirst("phi: 0;", settings)));
    }

    [Fact]
    public void A_stage_with_0_layers_is_omitted_and_the_others_keep_their_names()
    {
        var network = Network("variant X { body { layers: 0; } }");
        Assert.Equal(["stem", "tail", "top"], network.Stages.Select(s => s.Name));
        Assert.Equal(["Stem", "Tail", "Top"], network.Stages.Select(s => s.Member));
    }

    [Fact]
    public void Weights_are_numbered_without_omitted_stages()
    {
        Assert.Equal(["features.0", "features.1", "features.2", "features.3"], Network("variant X { }").Stages.Select(s => s.Path));
        Assert.Equal(["features.0", "features.1", "features.2"], Network("variant X { body { layers: 0; } }").Stages.Select(s => s.Path));
    }

    [Theory]
    [InlineData("variant A { body { layers: 2; kernel: 5; } } variant X { extends: A; }", 2, 5)]
    [InlineData("variant A { body { layers: 2; kernel: 5; } } variant X { extends: A; body { layers: 3; } }", 3, 5)]
    [InlineData("variant X { extends: A; body { layers: 3; } } variant A { body { layers: 2; kernel: 5; } }", 3, 5)]
    [InlineData("variant A { body { layers: 0; } } variant X { extends: A; body { layers: 4; } }", 4, 3)]
    [InlineData("variant A { body { kernel: 5; } } variant B { extends: A; body { kernel: 7; } } variant X { extends: B; body { layers: 2; } }", 2, 7)]
    [InlineData("variant A { body { kernel: 5; } } variant X { extends: A; tail { kernel: 7; } }", 1, 5)]
    public void Inherited_overrides_of_a_stage_apply_unless_they_are_overridden(string variants, int layers, int kernel)
    {
        var body = Network(variants).Stages.Single(s => s.Name == "body");
        var depthwise = (Convolution)body.Blocks[0].Nodes.First(l => l.Name == "DepthwiseConv").Operation;
        Assert.Equal((layers, kernel), (body.Blocks.Count, depthwise.Kernel.Height));
    }

    [Fact]
    public void Inherited_overrides_apply_at_another_phi() =>
        Assert.Equal(3, Network("variant A { body { layers: 2; } } variant X { extends: A; phi: 1; }").Stages.Single(s => s.Name == "body").Blocks.Count);

    [Fact]
    public void Overridden_layers_are_scaled_by_depth_like_those_of_the_stage_table() =>
        Assert.Equal(5, Network("variant X { depth: 2.5; body { layers: 2; } }").Stages.Single(s => s.Name == "body").Blocks.Count);

    [Fact]
    public void Rates_of_stochastic_depth_increase_over_the_blocks_of_the_remaining_stages()
    {
        var rates = Network("variant X { drop_path: linear(0.4); body { layers: 0; } tail { layers: 4; } }").Nodes.Select(l => l.Operation)
            .OfType<StochasticDepth>()
            .Select(s => s.Rate)
            .ToList();
        Assert.Equal([0.1, 0.2, 0.3], rates.Select(r => Math.Round(r, 6)));
    }

    [Fact]
    public void Invalid_groups_of_an_override_are_reported_at_the_override() => Mistake.IsReportedOnce(
        "EFN3007",
        Source.Alone("variant Ok { } variant X { extends: Ok; stem { groups: «2»; } }"),
        "Ok");

    [Fact]
    public void Groups_that_do_not_divide_overridden_channels_are_reported_once_in_the_stage_table() => Mistake.IsReportedOnce(
        "EFN3007",
        Source.Alone(
            "variant Ok { } variant X { stem { channels: 12; fixed: width; } mix { channels: 12; fixed: width; } } variant Y { extends: X; }",
            ("stem", "stem: conv(kernel: 3, stride: 2, channels: 8); mix: conv(kernel: 1, stride: 1, channels: 8, groups: «8»);")),
        "Ok");

    private static Network Network(string variants) => Effnet.Network(Source.Alone(
        variants,
        ("body", "body: mbconv(kernel: 3, stride: 1, expand: 6, se: 0.25, channels: 8, layers: 1); tail: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 1);"),
        ("top", "top: head(channels: 16, pool: average);")));
}

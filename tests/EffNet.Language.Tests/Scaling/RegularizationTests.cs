using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Scaling;

/// <summary>Dropout, stochastic depth and the constants of batch norm, which differ between the variants of one family.</summary>
public sealed class RegularizationTests
{
    public static TheoryData<string> Names => [.. Reference.Variants.Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Block_i_of_N_is_dropped_at_rate_times_i_over_N(string name)
    {
        var blocks = MBConvBlocks(Shipped.Variant(Shipped.Torchvision, name).Network!);
        for (var i = 0; i < blocks.Count; i++)
        {
            double? expected = i > 0 && HasResidual(blocks[i]) ? 0.2 * i / blocks.Count : null;
            Assert.Equal(expected, RateOf(blocks[i]));
        }
    }

    [Fact]
    public void The_drop_rate_counts_all_blocks_but_only_residual_blocks_are_dropped()
    {
        var text = Source.Alone(
            "variant X { phi: 0; drop_path: linear(0.2); }",
            ("body", "a: mbconv(kernel: 3, stride: 1, expand: 6, channels: 8, layers: 15); b: mbconv(kernel: 3, stride: 1, expand: 6, channels: 16, layers: 1);"));
        var rates = MBConvBlocks(Effnet.Network(text)).ConvertAll(RateOf);
        Assert.Equal(16, rates.Count);
        Assert.Equal((null, 0.0125, null), (rates[0], rates[1], rates[15]));
        Assert.Equal(0.2 * 14 / 16, rates[14]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("drop_path: linear(0);")]
    [InlineData("drop_path: linear(rate: 0);")]
    public void Without_a_rate_a_network_has_no_dropout_and_no_stochastic_depth(string setting) =>
        Assert.DoesNotContain(Effnet.Network(Source.Alone($"variant X {{ phi: 2; {setting} }}")).Nodes, l => l.Operation is StochasticDepth or Dropout);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_variant_has_the_dropout_of_the_reference(string name)
    {
        foreach (var file in Shipped.All)
        {
            var layers = Shipped.Variant(file, name).Network!.Nodes.ToList();
            var dropout = Assert.Single(layers.Select(l => l.Operation).OfType<Dropout>());
            Assert.Equal(Reference.Find(name).Dropout, dropout.Rate);
            Assert.IsType<Linear>(layers[^1].Operation);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batch_norm_has_torchvisions_constants(string name)
    {
        var expected = name is "B5" or "B6" or "B7" ? new BatchNormConstants(1e-3, 0.01) : new BatchNormConstants(1e-5, 0.1);
        Assert.Equal([expected], NormsOf(Shipped.Variant(Shipped.Torchvision, name).Network!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batch_norm_has_tensorflows_constants_in_the_tensorflow_file(string name)
    {
        var variant = Shipped.Variant(Shipped.TensorFlow, name);
        Assert.Equal([new BatchNormConstants(1e-3, 0.01)], NormsOf(variant.Network!));
        Assert.Equal((Padding.Same, Initialization.TensorFlow), (variant.Definition!.Padding, variant.Network!.Initialization));
    }

    [Fact]
    public void A_variant_overrides_the_settings_of_the_family()
    {
        var text = Source.Alone(
            "variant X { phi: 0; dropout: 0.5; drop_path: linear(0.1); norm: batch(eps: 0.25, momentum: 1); }",
            ("activation", "activation: silu; dropout: 0.3; drop_path: linear(0.4);"));
        var definition = Effnet.Variant(text).Definition!;
        Assert.Equal((0.5, 0.1, new BatchNormConstants(0.25, 1)), (definition.Dropout, definition.DropPath, definition.Norm));
    }

    [Fact]
    public void A_variants_profile_brings_its_own_padding_and_norm()
    {
        var text = Source.Alone("variant X { phi: 0; profile: other; }")
            .Replace("public family", "profile other { padding: same; norm: batch(eps: 0.5, momentum: 0.5); }\npublic family", StringComparison.Ordinal);
        var variant = Effnet.Variant(text);
        Assert.Equal(("other", Padding.Same, new BatchNormConstants(0.5, 0.5)), (variant.Profile, variant.Definition!.Padding, variant.Definition.Norm));
    }

    private static List<Block> MBConvBlocks(Network network) => [.. network.Stages.Where(s => s.Operator == "mbconv").SelectMany(s => s.Blocks)];

    private static bool HasResidual(Block block) => block.Nodes.Any(l => l.Operation is Add);

    private static double? RateOf(Block block) => block.Nodes.Select(l => l.Operation).OfType<StochasticDepth>().SingleOrDefault()?.Rate;

    private static List<BatchNormConstants> NormsOf(Network network) =>
        [.. network.Nodes.Select(l => l.Operation).OfType<BatchNorm>().Select(n => n.Constants).Distinct()];
}

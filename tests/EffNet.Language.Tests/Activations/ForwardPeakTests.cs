using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Activations;

/// <summary>The peak memory of an evaluation, compared with figures computed by hand for small networks and with brute force for other networks.</summary>
public sealed class ForwardPeakTests
{
    private const int Image = 3 * 8 * 8;
    private const int Map = 8 * 8 * 8;

    public static TheoryData<string> Files => [.. Shipped.Every];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Fact]
    public void Peak_memory_of_a_network_with_only_a_classifier_is_the_sum_of_image_means_and_logits() =>
        AssertBytes(Table("top: head(pool: average);"), forward: Image + 3 + 10, training: 3);

    [Fact]
    public void An_activation_overwrites_the_output_of_a_convolution() =>
        AssertBytes(Table("stem: conv(kernel: 3, stride: 1, channels: 8); top: head(pool: average);"), forward: Image + Map, training: Image + Map + Map + 8);

    [Fact]
    public void Gelu_does_not_overwrite_its_input() =>
        AssertBytes(
            Table("stem: conv(kernel: 3, stride: 1, channels: 8, activation: gelu); top: head(pool: average);"), forward: Image + Map + Map, training: Image + Map + Map + 8);

    [Fact]
    public void Peak_memory_of_a_residual_block_is_its_input_and_two_expanded_maps() => AssertBytes(
        Table("stem: conv(kernel: 3, stride: 1, channels: 8); body: mbconv(kernel: 3, stride: 1, expand: 2, channels: 8, layers: 1); top: head(pool: average);"),
        forward: Map + (2 * 2 * Map),
        training: Image + (3 * Map) + (6 * 2 * Map) + Map + 8);

    [Fact]
    public void The_input_of_a_stage_stays_in_memory_while_its_later_blocks_run() => Assert.Equal(
        4 * ((2 * Map) + (2 * 2 * Map)),
        ActivationMemory.Forward(Effnet.Network(
            Table("stem: conv(kernel: 3, stride: 1, channels: 8); body: mbconv(kernel: 3, stride: 1, expand: 2, channels: 8, layers: 2); top: head(pool: average);"))).Bytes);

    [Fact]
    public void Peak_memory_includes_the_padded_copy_of_an_input()
    {
        // 8 pixels grow to 9 before a strided kernel of 3; the convolution gives 4 x 4 positions.
        var text = Table("stem: conv(kernel: 3, stride: 2, channels: 8); top: head(pool: average);").Replace("symmetric", "same", StringComparison.Ordinal);
        Assert.Equal(4 * (Image + (3 * 9 * 9) + (8 * 4 * 4)), ActivationMemory.Forward(Effnet.Network(text)).Bytes);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Peak_memory_of_every_shipped_network_equals_that_of_brute_force(string file) =>
        Assert.All(Effnet.Variants(Effnet.CompileCleanly(Shipped.Read(file))), v => Assert.Equal(LivenessOracle.Peak(v.Network!), ActivationMemory.Forward(v.Network!).Bytes));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Peak_memory_of_random_networks_equals_that_of_brute_force(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            var text = RandomTable.File(
                RandomTable.Draw(random), "variant X { dropout: 0.1; drop_path: linear(0.1); }", size: random.Next(1, 60), padding: i % 2 == 0 ? "same" : "symmetric");
            var network = Effnet.Network(text.Replace("silu", i % 3 == 0 ? "gelu" : "relu6", StringComparison.Ordinal));
            Assert.True(LivenessOracle.Peak(network) == ActivationMemory.Forward(network).Bytes, text);
        }
    }

    [Fact]
    public void Peak_memory_is_reported_with_its_stage_and_block()
    {
        var peak = ActivationMemory.Forward(Shipped.Variant(Shipped.Torchvision, "B0").Network!);
        Assert.Equal(("stage3", "Block1"), (peak.Stage.Name, peak.Block.Name));
    }

    private static void AssertBytes(string text, long forward, long training)
    {
        var network = Effnet.Network(text);
        Assert.Equal((4 * forward, 4 * training), (ActivationMemory.Forward(network).Bytes, ActivationMemory.Training(network)));
    }

    private static string Table(string stages) =>
        $"effnet 1; {Source.Profile} family Net {{ input: image(channels: 3, size: 8); classes: 10; activation: silu; profile: plain; {stages} variant X {{ }} }}";
}

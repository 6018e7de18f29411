using System.Text.RegularExpressions;
using EffNet.Language.Networks;
using EffNet.Language.Publications;
using EffNet.Networks;
using EffNet.Weights;

namespace EffNet.CheckpointTests;

public sealed class NetworkTableTests
{
    /// <summary>Computes the whole table again. Networks with the same names and shapes differ in padding or batch norm.</summary>
    [Fact]
    public void Every_line_of_networks_tsv_equals_the_result_of_the_compiler()
    {
        var expected = Shipped.Networks
            .Where(n => Checkpoints.All.Any(c => c.Network == n.Key))
            .Select(n => FormattableString.Invariant($"{n.Key}\t{NetworkFingerprint.ParametersWithoutClassifier(n.Value)}\t{NetworkFingerprint.Of(n.Value)}"))
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.True(expected.SequenceEqual(Lines()), $"networks.tsv should have these lines:\n{string.Join('\n', expected)}");
    }

    [Fact]
    public void Networks_with_equal_fingerprints_are_the_torchvision_and_TensorFlow_profiles_of_one_network()
    {
        foreach (var group in Lines().Select(l => l.Split('\t')).GroupBy(f => f[2]).Where(g => g.Count() > 1))
            Assert.Equal(["EfficientNet", "TfEfficientNet"], group.Select(f => f[0][..^2]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Networks_with_different_fingerprints_have_different_parameter_counts()
    {
        foreach (var group in Lines().Select(l => l.Split('\t')).GroupBy(f => f[1]))
            Assert.Single(group.Select(f => f[2]).Distinct());
    }

    [Theory]
    [InlineData("EfficientNetB4", "torchvision/efficientnet_b4.imagenet1k_v1", "timm/efficientnet_b4.ra2_in1k")]
    [InlineData("ResNet34", "torchvision/resnet34.imagenet1k_v1")]
    public void A_network_has_the_checkpoints_with_its_names_shapes_padding_and_epsilon(string type, params string[] names)
    {
        var fitting = WeightCatalog.For(Shipped.Networks[type]).Select(w => w.Name).ToList();

        Assert.Subset(fitting.ToHashSet(), names.ToHashSet());
        Assert.Equal(
            Checkpoints.All.Where(c => c.Network == type && (c.Padding, c.BatchNormEpsilon) == Numerics(Shipped.Networks[type])).Select(c => c.Name),
            fitting);
    }

    [Fact]
    public void Every_shipped_network_has_exactly_the_checkpoints_with_its_padding_and_epsilon()
    {
        foreach (var (type, network) in Shipped.Networks)
        {
            var expected = Checkpoints.All.Where(c => c.Network == type && (c.Padding, c.BatchNormEpsilon) == Numerics(network)).Select(c => c.Name);
            Assert.Equal(expected, WeightCatalog.For(network).Select(w => w.Name));
        }
    }

    [Fact]
    public void The_default_checkpoint_is_the_newest_of_torchvision_or_the_most_accurate()
    {
        Assert.Equal("torchvision/efficientnet_b1.imagenet1k_v2", Default("EfficientNetB1"));
        Assert.Equal("torchvision/resnet50.imagenet1k_v2", Default("ResNet50"));
        var best = Checkpoints.For("TfEfficientNetB0").MaxBy(c => c.Top1Percent)!;
        Assert.Equal(best.Name, Default("TfEfficientNetB0"));

        static string Default(string type) => WeightCatalog.Default(WeightCatalog.For(Shipped.Networks[type])).Name;
    }

    [Theory]
    [InlineData("EfficientNetB0", "TorchvisionImageNet1kV1", "TimmRaIn1k", "TimmRa4E3600R224In1k")]
    [InlineData("ResNet50", "TorchvisionImageNet1kV1", "TorchvisionImageNet1kV2", "TimmTv2In1k")]
    public void Checkpoint_members_are_named_after_provider_and_tag(string type, params string[] members) =>
        Assert.Subset(WeightCatalog.For(Shipped.Networks[type]).Select(w => w.Member).ToHashSet(), members.ToHashSet());

    [Fact]
    public void No_network_has_two_checkpoint_members_with_the_same_name() =>
        Assert.All(Shipped.Networks.Values, n => Assert.Distinct(WeightCatalog.For(n).Select(w => w.Member).Concat(["Default", "All"])));

    [Theory]
    [InlineData("family EfficientNet\n", "family Mine\n", "MineB0")]
    [InlineData("drop_path: linear(0.2);", "drop_path: linear(0.3);", "EfficientNetB0")]
    [InlineData("classes: 1000;", "classes: 10;", "EfficientNetB0")]
    public void A_network_with_a_changed_family_name_drop_path_or_class_count_keeps_its_checkpoints(string from, string to, string type) => Assert.Equal(
        Checkpoints.For("EfficientNetB0").Select(c => c.Name),
        WeightCatalog.For(Edited(from, to)[type]).Select(w => w.Name));

    /// <summary>Some of these networks have all names and shapes of the public weights, but would compute wrong scores with them.</summary>
    [Theory]
    [InlineData("activation: silu;", "activation: relu;")]
    [InlineData("stage6: mbconv(kernel: 5", "stage6: mbconv(kernel: 3")]
    [InlineData("padding: symmetric;", "padding: same;")]
    [InlineData("eps: 1e-5", "eps: 1e-4")]
    [InlineData("channels: 1280", "channels: 1024")]
    [InlineData("image(channels: 3,", "image(channels: 1,")]
    [InlineData("classes: 1000;", "classes: 1000; state_dict: mobilenet_v2;")]
    public void A_network_with_changed_layers_or_weight_names_has_no_checkpoints(string from, string to) =>
        Assert.Empty(WeightCatalog.For(Edited(from, to)["EfficientNetB0"]));

    private static IReadOnlyDictionary<string, Network> Edited(string from, string to)
    {
        var text = Regex.Replace(Shipped.Text("models.effnet").ReplaceLineEndings("\n"), "require [^;]*;", string.Empty);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Shipped.NetworksOf(text.Replace(from, to, StringComparison.Ordinal));
    }

    private static (Padding, double) Numerics(Network network)
    {
        var operations = network.Nodes.Select(l => l.Operation).ToList();
        return (operations.OfType<SamePad>().Any() ? Padding.Same : Padding.Symmetric, operations.OfType<BatchNorm>().First().Constants.Epsilon);
    }

    private static List<string> Lines()
    {
        using var reader = new StreamReader(typeof(NetworkTable).Assembly.GetManifestResourceStream(NetworkTable.Resource)!);
        return reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToList();
    }
}

using EffNet.Language.Networks;
using EffNet.Networks;
using EffNet.Pictures;
using EffNet.Weights;

namespace EffNet.CheckpointTests;

public sealed class CatalogTests
{
    public static TheoryData<string> EveryName { get; } = new(Checkpoints.All.Select(c => c.Name).ToArray());

    /// <summary>Checkpoints that require a copy of the model file with another profile.</summary>
    private static readonly string[] s_otherProfile =
    [
        "timm/efficientnet_b5.sw_in12k_ft_in1k", "timm/efficientnet_lite0.ra_in1k",
        "timm/tf_efficientnetv2_l.in1k", "timm/tf_efficientnetv2_l.in21k_ft_in1k",
        "timm/tf_efficientnetv2_m.in1k", "timm/tf_efficientnetv2_m.in21k_ft_in1k",
        "timm/tf_efficientnetv2_s.in1k", "timm/tf_efficientnetv2_s.in21k_ft_in1k",
    ];

    [Fact]
    public void The_catalog_has_24_checkpoints_of_torchvision_and_97_of_timm()
    {
        Assert.Equal(24, Checkpoints.All.Count(c => c.Provider == "torchvision"));
        Assert.Equal(97, Checkpoints.All.Count(c => c.Provider == "timm"));
        Assert.Equal(Checkpoints.All.Count, Checkpoints.All.Select(c => c.FileName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(EveryName))]
    public void Every_checkpoint_belongs_to_a_shipped_network_and_has_1000_classes(string name)
    {
        var checkpoint = Checkpoints.Find(name);

        Assert.Contains(checkpoint.Network, Shipped.Networks.Keys);
        Assert.Equal(1000, checkpoint.ClassCount);
    }

    [Theory]
    [MemberData(nameof(EveryName))]
    public void Every_checkpoint_has_a_crop_that_fits_its_resize(string name)
    {
        var preprocessing = Checkpoints.Find(name).Preprocessing;

        Assert.InRange(preprocessing.Crop, 160, 600);
        Assert.InRange(preprocessing.Resize, preprocessing.Crop, preprocessing.Crop * 8 / 7 + 1);
    }

    [Theory]
    [MemberData(nameof(EveryName))]
    public void Every_checkpoint_has_plausible_accuracies_or_none(string name)
    {
        var checkpoint = Checkpoints.Find(name);

        Assert.Equal(checkpoint.Top1Percent is null, checkpoint.Top5Percent is null);
        Assert.InRange(checkpoint.Top1Percent ?? 70, 65, 87);
        Assert.InRange(checkpoint.Top5Percent ?? 99, checkpoint.Top1Percent ?? 0, 99);
    }

    [Theory]
    [MemberData(nameof(EveryName))]
    public void Every_checkpoint_has_the_address_file_extension_and_hash_of_its_provider(string name)
    {
        var checkpoint = Checkpoints.Find(name);

        Assert.Equal(
            name.StartsWith("torchvision/", StringComparison.Ordinal)
                ? "https://download.pytorch.org/models/" + checkpoint.FileName
                : $"https://huggingface.co/{name}/resolve/main/model.safetensors",
            checkpoint.Address.AbsoluteUri);
        Assert.EndsWith(name.StartsWith("timm/", StringComparison.Ordinal) ? ".safetensors" : ".pth", checkpoint.FileName, StringComparison.Ordinal);
        Assert.Equal(checkpoint.Sha256, name.StartsWith("timm/", StringComparison.Ordinal) ? null : checkpoint.FileName[^12..^4]);
    }

    [Theory]
    [MemberData(nameof(EveryName))]
    public void Only_known_exceptions_differ_from_their_network_in_padding_or_epsilon(string name)
    {
        var checkpoint = Checkpoints.Find(name);
        var layers = Shipped.Networks[checkpoint.Network].Nodes.Select(l => l.Operation).ToList();
        var padding = layers.OfType<SamePad>().Any() ? Padding.Same : Padding.Symmetric;
        var epsilon = layers.OfType<BatchNorm>().First().Constants.Epsilon;

        Assert.Equal(!s_otherProfile.Contains(name), (padding, epsilon) == (checkpoint.Padding, checkpoint.BatchNormEpsilon));
    }

    /// <summary>A file of 32-bit numbers has four bytes for each parameter, and a few bytes for names.</summary>
    [Fact]
    public void File_sizes_in_the_catalog_match_the_parameter_counts()
    {
        foreach (var checkpoint in Checkpoints.All.Where(c => c.Mebibytes is not null))
        {
            var network = Shipped.Networks[checkpoint.Network];
            var statistics = network.Nodes.Select(l => l.Operation).OfType<BatchNorm>().Sum(n => 2L * n.Channels);
            Assert.InRange(checkpoint.Mebibytes!.Value * (1 << 20) / (4 * (network.Parameters + statistics)), 0.995, 1.02);
        }
    }

    [Fact]
    public void The_checkpoint_of_B0_has_the_values_of_torchvision() => Assert.Equal(
        new Checkpoint
        {
            Name = "torchvision/efficientnet_b0.imagenet1k_v1",
            Network = "EfficientNetB0",
            Address = new Uri("https://download.pytorch.org/models/efficientnet_b0_rwightman-7f5810bc.pth"),
            FileName = "efficientnet_b0_rwightman-7f5810bc.pth",
            Sha256 = "7f5810bc",
            Mebibytes = 20.45,
            Padding = Padding.Symmetric,
            BatchNormEpsilon = 1e-5,
            Preprocessing = new Preprocessing(256, 224, Interpolation.Bicubic, Preprocessing.ImageNetMean, Preprocessing.ImageNetStandardDeviation),
            Top1Percent = 77.692,
            Top5Percent = 93.532,
            ClassNames = ImageNetLabels.All,
        },
        Checkpoints.Find("efficientnet_b0.imagenet1k_v1"));

    [Fact]
    public void The_checkpoint_of_V2_L_has_its_own_normalization() =>
        Assert.Equal((new ChannelValues(0.5f), new ChannelValues(0.5f)), Mean("torchvision/efficientnet_v2_l.imagenet1k_v1"));

    [Fact]
    public void Every_shipped_EfficientNet_has_checkpoints()
    {
        var efficientNets = Shipped.Networks.Keys.Where(t => t.Contains("EfficientNet", StringComparison.Ordinal));

        Assert.All(efficientNets, type => Assert.NotEmpty(Checkpoints.For(type)));
        Assert.Equal(
            ["torchvision/efficientnet_b1.imagenet1k_v1", "torchvision/efficientnet_b1.imagenet1k_v2", "timm/efficientnet_b1.ra4_e3600_r240_in1k", "timm/efficientnet_b1.ft_in1k"],
            Checkpoints.For("EfficientNetB1").Select(c => c.Name));
        Assert.Empty(Checkpoints.For("MyNetwork"));
    }

    [Theory]
    [InlineData("EFFICIENTNET_B0.RA_IN1K", "timm/efficientnet_b0.ra_in1k")]
    [InlineData("timm/efficientnet_b0.ra_in1k", "timm/efficientnet_b0.ra_in1k")]
    [InlineData("mobilenet_v2.imagenet1k_v2", "torchvision/mobilenet_v2.imagenet1k_v2")]
    public void A_checkpoint_is_found_by_its_name_without_the_provider(string name, string found) => Assert.Equal(found, Checkpoints.Find(name).Name);

    [Theory]
    [InlineData("efficientnet_b4", "timm/efficientnet_b4.ra2_in1k, torchvision/efficientnet_b4.imagenet1k_v1, ")]
    [InlineData("resnet50.tv3_in1k", "timm/resnet50.tv_in1k, timm/resnet50.tv2_in1k, ")]
    [InlineData("b0", "timm/efficientnet_b0.ra_in1k, timm/tf_efficientnet_b0.in1k, timm/tf_efficientnet_b0.ap_in1k, ")]
    [InlineData("", "No checkpoint matches ''")]
    public void An_unknown_checkpoint_name_throws_with_similar_names(string name, string message)
    {
        Assert.False(Checkpoints.TryFind(name, out _));
        Assert.Contains(message, Assert.Throws<CheckpointException>(() => Checkpoints.Find(name)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_for_an_ambiguous_checkpoint_name_lists_the_names_with_provider()
    {
        var two = new[] { Sample.Checkpoint(null), Sample.Checkpoint(null) with { Name = "mine/sample.in1k" } };

        Assert.Contains("timm/sample.in1k or mine/sample.in1k", CheckpointNames.Explain("sample.in1k", two), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timm/a\tResNet18\tsymmetric\t1e-5\t256\t224\tbicubic\timagenet\t70\t90\t-", "must have 12 fields")]
    [InlineData("timm/a\tResNet18\tvalid\t1e-5\t256\t224\tbicubic\timagenet\t70\t90\t-\ta", "'valid'")]
    [InlineData("timm/a\tResNet18\tsame\t-\t256\t224\tbicubic\timagenet\t70\t90\t-\ta", "'-'")]
    [InlineData("timm/a\tResNet18\tsame\t1e-5\t256\t224\tnearest\timagenet\t70\t90\t-\ta", "'nearest'")]
    [InlineData("timm/a\tResNet18\tsame\t1e-5\t256\t224\tbicubic\tclip\t70\t90\t-\ta", "'clip'")]
    [InlineData("keras/a\tResNet18\tsame\t1e-5\t256\t224\tbicubic\thalf\t70\t90\t-\ta", "'keras/a'")]
    [InlineData("torchvision/a\tResNet18\tsame\t1e-5\t256\t224\tbicubic\thalf\t70\t90\t-\tresnet18.pth", "'resnet18.pth'")]
    [InlineData("timm/a\tResNet18\tsame\t1e-5\t256\t224.0\tbicubic\thalf\t70\t90\t-\ta", "'224.0'")]
    [InlineData("timm/a\tResNet18\tsame\t1e-5\t256\t224\tbicubic\thalf\t70\t90\t-\ta\ntimm/A\tResNet18\tsame\t1e-5\t256\t224\tbicubic\thalf\t70\t90\t-\tb", "'timm/a' twice")]
    public void A_malformed_line_of_the_catalog_throws_with_the_problem(string table, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => CheckpointTable.Parse(table)).Message, StringComparison.Ordinal);

    private static (ChannelValues, ChannelValues) Mean(string name) => Checkpoints.Find(name).Preprocessing is var p ? (p.Mean, p.StandardDeviation) : default;
}

using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Models;

/// <summary><c>state_dict</c>: weights have the names of the library from which they come.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("mobilenet-v2.effnet", "MobileNetV2W100", "mobilenet_v2")]
    [InlineData("resnet.effnet", "ResNet18", "resnet18")]
    [InlineData("resnet.effnet", "ResNet34", "resnet34")]
    [InlineData("resnet.effnet", "ResNet50", "resnet50")]
    [InlineData("resnet.effnet", "ResNet101", "resnet101")]
    [InlineData("resnet.effnet", "ResNet152", "resnet152")]
    [InlineData("resnext.effnet", "ResNeXt101", "resnext101_32x8d")]
    [InlineData("efficientnet-v2.effnet", "EfficientNetV2S", "efficientnet_v2_s")]
    [InlineData("efficientnet-v2.effnet", "EfficientNetV2M", "efficientnet_v2_m")]
    [InlineData("efficientnet-v2.effnet", "EfficientNetV2L", "efficientnet_v2_l")]
    [InlineData("models.effnet", "EfficientNetB0", "efficientnet_b0")]
    [InlineData("models.effnet", "EfficientNetB7", "efficientnet_b7")]
    public void Convolutions_norms_and_linear_layers_are_named_as_in_torchvision(string file, string type, string reference)
    {
        var network = Effnet.Variants(Effnet.CompileCleanly(Shipped.Read(file))).Single(v => v.TypeName == type).Network!;
        var expected = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reference", "state_dict", $"{reference}.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t', ' ')[0]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Learned(network).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("efficientnet", "features.0.0 features.0.1 features.1.pool features.2.0.block.0.0 features.2.0.block.0.1 features.3.0 features.3.1 classifier.1")]
    [InlineData("mobilenet_v2", "features.0.0 features.0.1 features.1.pool features.2.conv.0.0 features.2.conv.0.1 features.3.0 features.3.1 classifier.1")]
    [InlineData("resnet", "conv1 bn1 maxpool layer1.0.block.0.0 layer1.0.block.0.1 conv2 bn2 fc")]
    public void Each_state_dict_scheme_numbers_stages_like_its_library(string scheme, string expected)
    {
        var text = Source.Alone(
            "variant X { }",
            ("activation", $"activation: silu; state_dict: {scheme};"),
            ("body", "halve: max_pool(kernel: 3, stride: 2); body: fused_mbconv(kernel: 3, stride: 1, expand: 1, channels: 8, layers: 1);"),
            ("top", "top: head(channels: 16, pool: average);"));
        Assert.Equal(expected, string.Join(' ', Effnet.Network(text).Blocks.SelectMany(b => b.Nodes
            .Where(l => l.Operation is Convolution or BatchNorm or Linear or MaxPool).Select(l => l.Path!))));
    }

    [Fact]
    public void Without_a_state_dict_scheme_weights_have_the_names_of_efficientnet() => Assert.Equal(
        Effnet.Network(Source.Alone("variant X { }")), Effnet.Network(Source.Alone("variant X { }", ("activation", "activation: silu; state_dict: efficientnet;"))));

    [Theory]
    [InlineData("efficientnet")]
    [InlineData("mobilenet_v2")]
    [InlineData("resnet")]
    public void No_two_layers_of_a_random_network_have_the_same_name(string scheme)
    {
        var random = new Random(4);
        for (var i = 0; i < 60; i++)
        {
            var text = RandomTable.File(RandomTable.Draw(random), "variant X { }").ReplaceFirst("profile: plain;", $"profile: plain; state_dict: {scheme};");
            Assert.Distinct(Learned(Effnet.Network(text)));
        }
    }

    private static IEnumerable<string> Learned(Network network) =>
        network.Blocks.SelectMany(b => b.Nodes.Where(l => l.Operation is Convolution or BatchNorm or Linear).Select(l => l.Path!));

}

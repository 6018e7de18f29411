using EffNet.Language.Networks;

namespace EffNet.Language.Tests.Costs;

/// <summary>Activation counts equal the millions in timm's tables. They were counted by fvcore: the outputs of convolutions and linear layers.</summary>
public sealed class PublishedActivationTests
{
    [Theory]
    [InlineData("models.effnet", "B0", 6.75)]
    [InlineData("efficientnet-tf.effnet", "B1", 10.88)]
    [InlineData("efficientnet-tf.effnet", "B2", 13.83)]
    [InlineData("efficientnet-tf.effnet", "B3", 23.83)]
    [InlineData("efficientnet-tf.effnet", "B4", 49.49)]
    [InlineData("efficientnet-tf.effnet", "B5", 98.86)]
    [InlineData("efficientnet-tf.effnet", "B6", 167.39)]
    [InlineData("efficientnet-tf.effnet", "B7", 289.94)]
    [InlineData("efficientnet-lite.effnet", "Lite0", 6.74)]
    [InlineData("mobilenet-v2.effnet", "W100", 6.68)]
    [InlineData("mobilenet-v1.effnet", null, 5.04)]
    [InlineData("resnet.effnet", "18", 2.48)]
    [InlineData("resnet.effnet", "34", 3.74)]
    [InlineData("resnet.effnet", "50", 11.11)]
    [InlineData("resnet.effnet", "101", 16.23)]
    [InlineData("resnet.effnet", "152", 22.56)]
    [InlineData("resnext.effnet", null, 31.21)]
    public void Millions_of_activations_equal_those_of_timm(string file, string? variant, double millions)
    {
        var variants = Effnet.Variants(Effnet.CompileCleanly(Shipped.Read(file)));
        var network = variants.First(v => variant is null || v.Name.EndsWith(variant, StringComparison.Ordinal)).Network!;
        Assert.Equal(millions, Math.Round(network.Activations / 1e6, 2));
    }

    /// <summary>ResNet-152 has the printed 22.56 M only if the linear layer is counted: its convolutions alone have 22,554,112.</summary>
    [Fact]
    public void Activations_include_the_outputs_of_the_linear_layer() => Assert.Equal(22_555_112, Effnet.Network(Shipped.Read("resnet.effnet"), "Deep152").Activations);

    [Theory]
    [InlineData("require activations <= «1K»;", "EFN4001")]
    [InlineData("require activations ~ 33K;", null)]
    [InlineData("require «activations» <= 40MiB;", "EFN1105")]
    [InlineData("require «activations»(batch: 8, mode: training) <= 4GiB;", "EFN1105")]
    [InlineData("require «activations»(batch: 8) <= 4M;", "EFN1105")]
    [InlineData("require memory <= 40MiB;", null)]
    [InlineData("require «macts» <= 7M;", "EFN1101")]
    [InlineData("require «latency» <= 40MiB;", "EFN1101")]
    public void A_missed_or_wrong_bound_on_activations_is_reported_once(string requirement, string? id)
    {
        var text = Source.WithVariant($"variant X {{ {requirement} }}");
        if (id is null)
            Effnet.CompileCleanly(text.Replace("«", string.Empty, StringComparison.Ordinal).Replace("»", string.Empty, StringComparison.Ordinal));
        else
            Mistake.IsReportedOnce(id, text, "Before", "After", "Elsewhere");
    }

    [Theory]
    [InlineData("activations <= 40MiB", "'memory <= 40MiB'")]
    [InlineData("activations(batch: 8, mode: training) <= 4GiB", "'memory(batch: 8, mode: training) <= 4GiB'")]
    [InlineData("acts <= 7M", "'activations'")]
    [InlineData("vram <= 7GiB", "'memory'")]
    public void A_wrong_cost_in_a_bound_is_reported_with_the_right_one(string bound, string expected) => Assert.Contains(
        expected, Effnet.OnlyDiagnostic(Source.WithVariant($"variant X {{ require {bound}; }}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Phi_is_solved_for_a_target_of_activations()
    {
        var variant = Effnet.Variant(Source.WithVariant("variant X { phi: solve(activations <= 200K); }"));
        Assert.InRange(variant.Network!.Activations, 150_000, 200_000);
        Assert.Contains("activations <= 200K: ", variant.Origin, StringComparison.Ordinal);
    }
}

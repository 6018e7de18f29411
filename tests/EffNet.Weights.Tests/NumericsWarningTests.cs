using EffNet.Models;
using EffNet.Networks;
using EffNet.Weights;
using EffNet.Weights.Tests.Support;
using Xunit;

namespace EffNet.Weights.Tests;

/// <summary>The same weights give other results with another padding or epsilon. Loading warns if the origin of the weights is known.</summary>
public sealed class NumericsWarningTests : FileTests
{
    [Theory]
    [InlineData("tf_efficientnet_b0.safetensors")]
    [InlineData("tf_efficientnet_b0_ns-c0e6a31c.pth")]
    [InlineData("TF_EfficientNet_b0.bin")]
    [InlineData("tf_efficientnet_b0.ns_jft_in1k/model.safetensors")]
    [InlineData("tf_efficientnet_b0/pytorch_model.bin")]
    [InlineData("models--timm--tf_efficientnet_b0.in1k/snapshots/0f1e2d/model.safetensors")]
    public void TensorFlow_weights_in_a_network_with_numerics_of_torchvision_cause_a_warning(string name)
    {
        using var network = new EfficientNetB0(initialize: false);

        var report = network.LoadWeights(Timm(name));

        Assert.Equal(2, report.Warnings.Count);
        Assert.Contains("'tf_'", report.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("'padding: same', but EfficientNetB0 has 'symmetric'", report.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("eps 0.001, but EfficientNetB0 has 0.00001", report.Warnings[1], StringComparison.Ordinal);
        Assert.Contains("  warning: ", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("efficientnet_b0.safetensors")]
    [InlineData("model.safetensors")]
    [InlineData("not_tf_efficientnet_b0.safetensors")]
    [InlineData("tf_efficientnet_b0/of/mine/model.safetensors")]
    [InlineData("tf_models.safetensors")]
    public void File_names_that_do_not_show_TensorFlow_weights_cause_no_warning(string name)
    {
        using var network = new EfficientNetB0(initialize: false);

        Assert.Empty(network.LoadWeights(Timm(name)).Warnings);
    }

    [Fact]
    public void TensorFlow_weights_in_a_network_with_numerics_of_TensorFlow_cause_no_warning()
    {
        using var network = new TfEfficientNetB0(initialize: false);

        Assert.Empty(network.LoadWeights(Timm("tf_efficientnet_b0.safetensors")).Warnings);
        Assert.Empty(network.LoadWeights(Lukemelas()).Warnings);
    }

    [Fact]
    public void Weights_with_names_of_lukemelas_cause_a_warning_regardless_of_the_file_name()
    {
        using var network = new EfficientNetB0(initialize: false);

        var report = network.LoadWeights(Lukemelas());

        Assert.Equal(2, report.Warnings.Count);
        Assert.All(report.Warnings, warning => Assert.StartsWith("lukemelas' weights come from TensorFlow", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void TensorFlow_weights_in_V2_cause_a_warning_only_about_padding()
    {
        using var network = new EfficientNetV2S(initialize: false);
        SafetensorsBytes.WriteZeros(PathOf("tf_efficientnetv2_s.safetensors"), StateEntry.Read("timm_state_dict/tf_efficientnetv2_s"));

        Assert.Contains("padding: same", Assert.Single(network.LoadWeights(PathOf("tf_efficientnetv2_s.safetensors")).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_with_names_of_timm_in_B5_cause_a_warning_about_epsilon()
    {
        using var network = new EfficientNetB5(initialize: false);
        var own = StateEntry.Read("state_dict/efficientnet_b5");
        var names = PublicNames.Of(own.Select(e => e.Name), WeightNaming.Timm);
        SafetensorsBytes.WriteZeros(PathOf("model.safetensors"), own.Select(e => e with { Name = names[e.Name] }));
        SafetensorsBytes.WriteZeros(PathOf("torchvision.safetensors"), own);

        Assert.Contains("eps 0.00001, but EfficientNetB5 has 0.001", Assert.Single(network.LoadWeights(PathOf("model.safetensors")).Warnings), StringComparison.Ordinal);
        Assert.Empty(network.LoadWeights(PathOf("torchvision.safetensors")).Warnings);
    }

    [Fact]
    public void Exception_for_wrong_weights_contains_the_numerics_warnings()
    {
        using var network = new EfficientNetB0(classes: 10, initialize: false);

        Assert.Equal(2, Assert.Throws<WeightMismatchException>(() => network.LoadWeights(Timm("tf_efficientnet_b0.safetensors"))).Report.Warnings.Count);
    }

    [Fact]
    public void Warning_for_weights_with_symmetric_padding_does_not_advise_the_profile_of_TensorFlow()
    {
        var warning = Assert.Single(NumericsWarnings.Differences(new NetworkNumerics("Net", Padding.Same, BatchNormEpsilon: 1e-5), Padding.Symmetric, epsilon: 1e-5));

        Assert.StartsWith("they expect 'padding: symmetric', but Net has 'same'; declare a variant with 'padding: symmetric'", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("tensorflow", warning, StringComparison.Ordinal);
    }

    private string Timm(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        SafetensorsBytes.WriteZeros(PathOf(name), StateEntry.Read("timm_state_dict/efficientnet_b0"));
        return PathOf(name);
    }

    private string Lukemelas()
    {
        var own = StateEntry.Read("state_dict/efficientnet_b0");
        var names = PublicNames.Of(own.Select(e => e.Name), WeightNaming.Lukemelas);
        SafetensorsBytes.WriteZeros(PathOf("efficientnet-b0-355c32eb.safetensors"), own.Select(e => e with { Name = names[e.Name] }));
        return PathOf("efficientnet-b0-355c32eb.safetensors");
    }
}

using EffNet.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

/// <summary>Initialization of MobileNetV2 and ResNet as in torchvision: convolutions are initialized as in EfficientNet, classifiers are not.</summary>
public sealed class LibraryInitializationTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public LibraryInitializationTests() => random.manual_seed(20190611);

    public static TheoryData<string> Types => ["MobileNetV2W100", "ResNet18", "BottleneckProbeSymmetric", "BottleneckProbeSame"];

    public void Dispose() => _scope.Dispose();

    // The probe has grouped convolutions. As in torch.nn.init.kaiming_normal_, the fan-out counts the filters of all groups.
    [Theory]
    [MemberData(nameof(Types))]
    public void Convolution_weights_have_the_variance_of_kaiming_normal_with_fan_out(string type)
    {
        var convolutions = Layers<Conv2d>(type);

        Assert.NotEmpty(convolutions);
        Assert.All(convolutions, convolution =>
        {
            var shape = convolution.weight.shape;
            CheckNormal(convolution.weight.detach(), Math.Sqrt(2.0 / (shape[0] * shape[2] * shape[3])));
            Assert.True(convolution.bias is null || convolution.bias.count_nonzero().item<long>() == 0);
        });
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(10)]
    public void Classifier_weights_of_MobileNetV2_are_normal_with_deviation_0_01(int classes)
    {
        var linear = Subjects.Find("MobileNetV2W100").CreateFor(classes, 3).modules().OfType<Linear>().Single();

        CheckNormal(linear.weight.detach(), 0.01);
        var within = linear.weight.abs().lt(0.01).to(ScalarType.Float64).mean().item<double>();
        Assert.InRange(within, 0.6827 - 0.02, 0.6827 + 0.02);
        Assert.Equal(0, linear.bias!.count_nonzero().item<long>());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(10)]
    public void Classifier_of_ResNet_is_uniform_up_to_1_over_the_square_root_of_the_feature_count(int classes)
    {
        var linear = Subjects.Find("ResNet18").CreateFor(classes, 3).modules().OfType<Linear>().Single();
        var (weight, bias, bound) = (linear.weight.detach(), linear.bias!.detach(), 1 / Math.Sqrt(512));

        Assert.InRange(weight.abs().max().item<float>(), 0.99 * bound, 1.000001 * bound);
        Assert.InRange(weight.std().item<float>(), 0.97 * bound / Math.Sqrt(3), 1.03 * bound / Math.Sqrt(3));
        Assert.InRange(bias.abs().max().item<float>(), 0.5 * bound, 1.000001 * bound);
        Assert.Equal(classes, bias.count_nonzero().item<long>());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Batch_norms_of_library_profiles_start_with_weight_and_variance_1_and_bias_and_mean_0(string type) => Assert.All(Layers<BatchNorm2d>(type), norm =>
    {
        Assert.True(norm.weight.Equals(ones_like(norm.weight)));
        Assert.True(norm.running_var!.Equals(ones_like(norm.running_var)));
        Assert.Equal(0, norm.bias!.count_nonzero().item<long>());
        Assert.Equal(0, norm.running_mean!.count_nonzero().item<long>());
    });

    /// <summary>Asserts normally distributed numbers, with a tolerance of five standard errors.</summary>
    private static void CheckNormal(Tensor values, double deviation)
    {
        var slack = 5 / Math.Sqrt(values.numel());
        Assert.InRange(values.square().mean().sqrt().item<float>() / deviation, 1 - (slack / Math.Sqrt(2)), 1 + (slack / Math.Sqrt(2)));
        Assert.InRange(values.mean().item<float>() / deviation, -slack, slack);
    }

    private static List<TLayer> Layers<TLayer>(string type)
        where TLayer : nn.Module => [.. Subjects.Find(type).Create().modules().OfType<TLayer>()];
}

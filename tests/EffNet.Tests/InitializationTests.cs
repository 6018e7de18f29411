using EffNet.Tests.Networks;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class InitializationTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public InitializationTests() => random.manual_seed(20190611);

    public static TheoryData<string> Types => ["EfficientNetB0", "TfEfficientNetB0"];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Convolution_weights_are_initialized_with_the_variance_of_the_profile(string type)
    {
        var convolutions = Layers<Conv2d>(type);

        Assert.Equal(81, convolutions.Count);
        Assert.All(convolutions.Values, convolution => CheckNormal(convolution.weight, Math.Sqrt(2.0 / FanOut(type, convolution))));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Convolution_weights_are_initialized_from_a_normal_distribution(string type)
    {
        var weight = Layers<Conv2d>(type)["features.8.0"].weight.detach();

        var within = weight.abs().lt(weight.std()).to(ScalarType.Float64).mean().item<double>();

        // The fraction of normal numbers within one standard deviation is 0.6827; for uniform numbers it would be 0.577.
        Assert.InRange(within, 0.6827 - 0.005, 0.6827 + 0.005);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Biases_of_convolutions_are_initialized_to_zero(string type)
    {
        var biases = Layers<Conv2d>(type).Values.Select(convolution => convolution.bias).OfType<Parameter>().ToList();

        Assert.Equal(32, biases.Count);
        Assert.All(biases, bias => Assert.Equal(0, bias.count_nonzero().item<long>()));
    }

    [Theory]
    [InlineData("EfficientNetB0", 1000)]
    [InlineData("TfEfficientNetB0", 1000)]
    [InlineData("EfficientNetB0", 10)]
    [InlineData("TfEfficientNetB0", 10)]
    public void Linear_weights_are_uniform_up_to_1_over_the_square_root_of_the_class_count(string type, int classes)
    {
        var linear = Subjects.Find(type).CreateFor(classes, 3).modules().OfType<Linear>().Single();
        var (weight, bound) = (linear.weight.detach(), 1 / Math.Sqrt(classes));

        Assert.InRange(weight.abs().max().item<float>(), 0.99 * bound, 1.000001 * bound);
        Assert.InRange(weight.std().item<float>(), 0.98 * bound / Math.Sqrt(3), 1.02 * bound / Math.Sqrt(3));
        var slack = 5 * bound / Math.Sqrt(3 * weight.numel());
        Assert.InRange(weight.mean().item<float>(), -slack, slack);
        Assert.Equal(0, linear.bias!.count_nonzero().item<long>());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Batch_norms_start_with_weight_and_variance_1_and_bias_and_mean_0(string type)
    {
        var norms = Layers<BatchNorm2d>(type);

        Assert.Equal(49, norms.Count);
        Assert.All(norms.Values, norm =>
        {
            Assert.True(norm.weight.Equals(ones_like(norm.weight)));
            Assert.True(norm.running_var!.Equals(ones_like(norm.running_var)));
            Assert.Equal(0, norm.bias!.count_nonzero().item<long>());
            Assert.Equal(0, norm.running_mean!.count_nonzero().item<long>());
            Assert.Equal(0, norm.num_batches_tracked!.item<long>());
        });
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Seed_determines_every_initial_weight(string type)
    {
        var (first, second, third) = (Draw(1), Draw(1), Draw(2));

        Assert.All(first.Keys, name => Assert.True(first[name].Equals(second[name]), name));
        Assert.False(first["features.0.0.weight"].Equals(third["features.0.0.weight"]));

        Dictionary<string, Tensor> Draw(long seed)
        {
            random.manual_seed(seed);

            // When TorchSharp's batch norm is collected, its tensors are freed.
            using var network = Subjects.Find(type).Create();
            return network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        }
    }

    /// <summary>Asserts normally distributed numbers, with a tolerance of five standard errors.</summary>
    private static void CheckNormal(Tensor weight, double deviation)
    {
        var (values, count) = (weight.detach(), weight.numel());
        var slack = 5 / Math.Sqrt(count);
        Assert.InRange(values.square().mean().sqrt().item<float>() / deviation, 1 - (slack / Math.Sqrt(2)), 1 + (slack / Math.Sqrt(2)));
        Assert.InRange(values.mean().item<float>() / deviation, -slack, slack);
    }

    /// <summary>Returns the fan-out as the references define it: for a depthwise convolution, TensorFlow counts one filter and torchvision all filters.</summary>
    private static long FanOut(string type, Conv2d convolution)
    {
        var shape = convolution.weight.shape;
        var filters = type.StartsWith("Tf", StringComparison.Ordinal) && convolution.groups > 1 ? 1 : shape[0];
        return shape[2] * shape[3] * filters;
    }

    private static Dictionary<string, TLayer> Layers<TLayer>(string type)
        where TLayer : nn.Module =>
        Subjects.Find(type).Create().named_modules()
            .Where(entry => entry.module is TLayer)
            .ToDictionary(entry => entry.name, entry => (TLayer)entry.module);
}

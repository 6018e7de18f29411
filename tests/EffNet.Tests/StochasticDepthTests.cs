using EffNet.Models;
using EffNet.Tests.Models;
using EffNet.Tests.Networks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace EffNet.Tests;

public sealed class StochasticDepthTests : IDisposable
{
    private const int Samples = 20_000;

    // B0 has 16 blocks, from 0 to 15; the first of each stage has no residual.
    private static readonly int[] s_residualBlocks = [2, 4, 6, 7, 9, 10, 12, 13, 14];

    private readonly DisposeScope _scope = NewDisposeScope();

    public StochasticDepthTests() => random.manual_seed(20190611);

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Stochastic_depth_drops_samples_at_its_rate_and_scales_the_others(double rate)
    {
        var output = new StochasticDepth(rate).call(ones(Samples, 3, 2, 2));

        var perSample = output.reshape(Samples, -1);
        Assert.True(perSample.amin(1).Equals(perSample.amax(1)), "a sample is kept or dropped as a whole");
        var survivors = perSample[.., 0].gt(0);
        Assert.InRange(survivors.sum().item<long>(), Expected(1 - rate) - Slack(rate), Expected(1 - rate) + Slack(rate));
        Assert.True(allclose(output[survivors], tensor((float)(1 / (1 - rate)))));
    }

    [Fact]
    public void Stochastic_depth_drops_other_samples_in_each_call()
    {
        var layer = new StochasticDepth(0.5);
        var input = ones(64, 1);

        Assert.False(layer.call(input).Equals(layer.call(input)));
    }

    [Fact]
    public void Stochastic_depth_drops_neighboring_samples_independently()
    {
        var survivors = new StochasticDepth(0.5).call(ones(Samples, 1)).gt(0).flatten().to(ScalarType.Float64) - 0.5;

        var correlation = (survivors[..^1] * survivors[1..]).mean().item<double>() / 0.25;

        Assert.InRange(correlation, -5 / Math.Sqrt(Samples), 5 / Math.Sqrt(Samples));
    }

    [Fact]
    public void Stochastic_depth_in_evaluation_returns_its_input()
    {
        var layer = new StochasticDepth(0.9);
        layer.eval();
        var input = HashedNumbers.Images(8, 3, 4, 4);

        Assert.True(layer.call(input).Equals(input));
    }

    [Fact]
    public void Stochastic_depth_with_rate_0_returns_its_input()
    {
        var input = HashedNumbers.Images(8, 3, 4, 4);

        Assert.True(new StochasticDepth(0).call(input).Equals(input));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Invalid_rates_of_stochastic_depth_throw(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => new StochasticDepth(rate));

    [Fact]
    public void Stochastic_depth_rates_of_B0_increase_with_the_index_of_the_block()
    {
        var layers = new EfficientNetB0().modules().OfType<StochasticDepth>();

        Assert.Equal(s_residualBlocks.Select(index => 0.2 * index / 16), layers.Select(layer => layer.Rate));
    }

    [Theory]
    [InlineData("EfficientNetB7")]
    [InlineData("TfEfficientNetB4")]
    [InlineData("EfficientNetLite1")]
    [InlineData("EfficientNetV2S")]
    [InlineData("BasicProbeDropping")]
    [InlineData("BottleneckProbeDropping")]
    [InlineData("FusedProbeDropping")]
    public void Stochastic_depth_rates_equal_the_graph(string type)
    {
        var subject = Subjects.Find(type);
        var operations = subject.Network.Nodes.Select(layer => layer.Operation).OfType<EffNet.Networks.StochasticDepth>();
        var layers = subject.Create().modules().OfType<StochasticDepth>();

        Assert.Equal(operations.Select(operation => operation.Rate), layers.Select(layer => layer.Rate));
    }

    [Fact]
    public void Block_returns_dropped_samples_unchanged_and_scales_the_branch_of_others()
    {
        using var noGrad = no_grad();
        var block = ((EfficientNetB0)Subjects.Find("EfficientNetB0").CreateCalibrated()).Stage7.Block4;
        var input = HashedNumbers.Images(512, 192, 1, 1);
        var branch = block.call(input) - input;
        block.StochasticDepth.train();

        var change = block.call(input) - input;

        var dropped = change.abs().amax([1, 2, 3]).eq(0);
        var rate = 0.2 * 14 / 16;
        Assert.InRange(dropped.sum().item<long>(), (512 * rate) - Slack(rate, 512), (512 * rate) + Slack(rate, 512));
        Assert.True(allclose(change[~dropped], branch[~dropped] / (1 - rate), rtol: 1e-3, atol: 1e-4));
    }

    // BasicProbe has 8 blocks and BottleneckProbe 8, each with a residual; the first is never dropped.
    [Theory]
    [InlineData("BasicProbeDropping")]
    [InlineData("BottleneckProbeDropping")]
    public void Stochastic_depth_rates_of_residual_networks_increase_with_the_index_of_the_block(string type) =>
        Assert.Equal(
            Enumerable.Range(1, 7).Select(index => 0.8 * index / 8),
            Subjects.Find(type).Create().modules().OfType<StochasticDepth>().Select(layer => layer.Rate));

    [Fact]
    public void Block_of_a_residual_network_applies_the_activation_to_dropped_samples()
    {
        using var noGrad = no_grad();
        var block = ((BasicProbeDropping)Subjects.Find("BasicProbeDropping").CreateCalibrated()).Relu.Block1;
        var input = HashedNumbers.Images(512, 8, 2, 2);
        var kept = default(Tensor);
        block.StochasticDepth.register_forward_hook((_, _, output) =>
        {
            kept = output.clone();
            return null!;
        });
        block.StochasticDepth.train();

        var output = block.call(input);

        var shortcut = block.ShortcutNorm.call(block.ShortcutConv.call(input));
        var dropped = kept!.abs().amax([1, 2, 3]).eq(0);
        var rate = 0.8 * 2 / 8;
        Assert.InRange(dropped.sum().item<long>(), (512 * rate) - Slack(rate, 512), (512 * rate) + Slack(rate, 512));
        Assert.True(allclose(output[dropped], shortcut[dropped].relu(), rtol: 1e-4, atol: 1e-4));
        Assert.True(allclose(output, (shortcut + kept).relu(), rtol: 1e-4, atol: 1e-4));
    }

    [Fact]
    public void Every_block_of_B0_drops_samples_at_its_own_rate()
    {
        const int Runs = 6;
        using var noGrad = no_grad();
        using var model = new EfficientNetB0();
        var blocks = model.modules().Where(module => module.children().Any(child => child is StochasticDepth)).ToList();
        var dropped = blocks.ToDictionary(block => block, _ => 0L);
        foreach (var block in blocks.Cast<nn.Module<Tensor, Tensor>>())
            block.register_forward_hook((_, input, output) =>
            {
                dropped[block] += output.eq(input).flatten(1).all(1).sum().item<long>();
                return null!;
            });

        var images = HashedNumbers.Images(256, 3, 2, 2);
        for (var run = 0; run < Runs; run++)
        {
            using var temporaries = NewDisposeScope();
            model.call(images);
        }

        Assert.Equal(s_residualBlocks.Length, blocks.Count);
        Assert.All(s_residualBlocks.Zip(blocks), pair => AssertLikely(Runs * 256, 0.2 * pair.First / 16, dropped[pair.Second]));
    }

    [Fact]
    public void Two_evaluations_of_one_batch_give_the_same_logits()
    {
        using var noGrad = no_grad();
        var model = new EfficientNetB0();
        model.eval();
        var images = HashedNumbers.Images(2, 3, 40, 40);

        Assert.True(model.call(images).Equals(model.call(images)));
    }

    /// <summary>By Chernoff's bound, a correct layer fails this test with a probability below e^-25, or 2e-11.</summary>
    private static void AssertLikely(int samples, double rate, long count)
    {
        var share = count / (double)samples;
        var exponent = samples * ((share * Math.Log(share / rate)) + ((1 - share) * Math.Log((1 - share) / (1 - rate))));
        Assert.True(exponent < 25, $"{count} of {samples} at a rate of {rate}");
    }

    private static double Expected(double probability) => Samples * probability;

    /// <summary>Returns five standard deviations of the number of samples that are dropped at <paramref name="rate"/>.</summary>
    private static double Slack(double rate, int samples = Samples) => 5 * Math.Sqrt(samples * rate * (1 - rate));
}

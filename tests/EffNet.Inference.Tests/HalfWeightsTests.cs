using EffNet.Inference.Execution;
using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using Xunit;

namespace EffNet.Inference.Tests;

public sealed class HalfWeightsTests
{
    [Theory]
    [InlineData("EfficientNetB0", 64, 64)]
    [InlineData("EfficientNetB0", 224, 224)]
    [InlineData("MobileNetV2W100", 65, 64)]
    [InlineData("ResNet18", 65, 97)]
    public void Half_precision_does_not_change_weights_that_it_represents_exactly(string name, int height, int width)
    {
        var network = TestNetworks.Find(name).With(height: height, width: width);
        // Batch norms are identities, so that folded weights are still exact in half precision.
        var weights = TestWeights.OfLarger(network).With(network, (key, values) =>
            key.EndsWith("running_mean", StringComparison.Ordinal) ? new float[values.Length]
            : key.EndsWith("running_var", StringComparison.Ordinal) ? [.. values.Select(_ => 1f)]
            : IsOfNorm(network, key) && key.EndsWith("weight", StringComparison.Ordinal) ? [.. values.Select(_ => (float)Math.Sqrt(1 + EpsilonOf(network)))]
            : [.. values.Select(v => (float)(Half)v)]);
        var image = Images.Draw(network.Input, 1);
        var expected = new NaiveNetwork(network, weights).Run(image);

        foreach (var vectors in Enum.GetValues<VectorPath>().Where(v => v <= PlanBuilders.Widest))
        {
            using var engine = InferenceEngine.Create(network, weights, new InferenceOptions { HalfWeights = true, Vectors = vectors });
            var output = new float[network.ClassCount];
            engine.Run(image, output);
            var difference = Difference.Of(output, expected);
            Assert.True(difference < 5e-5, $"{vectors}: {difference}");
        }
    }

    [Fact]
    public void HalfWeights_rounds_weights_and_halves_their_memory()
    {
        var network = TestNetworks.Find("EfficientNetB0").With(height: 64, width: 64);
        var weights = TestWeights.OfLarger(network);
        var image = Images.Draw(network.Input, 1);
        using var single = InferenceEngine.Create(network, weights);
        using var half = InferenceEngine.Create(network, weights, new InferenceOptions { HalfWeights = true });
        var (exact, rounded) = (new float[1000], new float[1000]);

        single.Run(image, exact);
        half.Run(image, rounded);

        Assert.InRange(Difference.Of(rounded, [.. exact.Select(e => (double)e)]), 1e-6, 0.02);
        Assert.InRange((double)half.WeightBytes / single.WeightBytes, 0.5, 0.53);
    }

    [Fact]
    public void Weight_outside_the_range_of_half_precision_throws_an_exception_that_names_it()
    {
        var network = TestNetworks.Find("EfficientNetB0").With(height: 64, width: 64);
        var weights = TestWeights.OfLarger(network).With(network, (key, values) => key == "classifier.1.weight" ? [.. values.Select(_ => 70_000f)] : values);

        var message = Assert.Throws<ArgumentException>(() => InferenceEngine.Create(network, weights, new InferenceOptions { HalfWeights = true })).Message;

        Assert.Equal(
            "A weight of 'classifier.1' is 70000 after folding batch norms, but half precision supports only finite values up to 65,504. "
            + "Use single precision: omit 'HalfWeights' ('--half-weights' in the tool).",
            message);
    }

    private static bool IsOfNorm(Network network, string key) => network.Nodes.Any(n => n.Operation is BatchNorm && key == $"{n.Path}.weight");

    private static double EpsilonOf(Network network) => network.Nodes.Select(n => n.Operation).OfType<BatchNorm>().First().Constants.Epsilon;
}

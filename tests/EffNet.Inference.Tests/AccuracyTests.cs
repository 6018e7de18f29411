using EffNet.Inference.Execution;
using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using Xunit;

namespace EffNet.Inference.Tests;

/// <summary>The engine computes what the network specifies, with every vector width of the processor.</summary>
public sealed class AccuracyTests
{
    private const double Bound = 5e-5;

    public static TheoryData<string, int, int> Networks => [.. Cases.OfEveryRun.Concat(Sweep.Add([], Cases.OfASweep))];

    public static TheoryData<string> Odd => [.. OddGraphs.Names];

    public static TheoryData<string> Graphs => [.. SketchedGraphs.All.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Engine_outputs_equal_the_reference_computation(string name, int height, int width) => Check(TestNetworks.Find(name).With(height: height, width: width));

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Engine_outputs_of_graphs_that_the_language_cannot_express_are_correct(string name) => Check(TestNetworks.Find(name), TestWeights.Of(TestNetworks.Find(name)));

    [Theory]
    [MemberData(nameof(Odd))]
    public void Engine_outputs_of_unusual_layer_combinations_are_correct(string name)
    {
        var network = OddGraphs.Make(name);
        var weights = TestWeights.Of(network);
        var image = Images.Draw(network.Input, 1);
        var expected = new NaiveNetwork(network, weights).Run(image);
        foreach (var threads in (int[])[1, 3])
        {
            using var engine = InferenceEngine.Create(network, weights, new InferenceOptions { Threads = threads });
            // Earlier values in memory, above all in borders, must not affect the result.
            engine.Run([.. image.Select(_ => float.NaN)]);
            Assert.True(Difference.Of(engine.Run(image), expected) < Bound);
        }

        Check(network, weights);
    }

    [Theory]
    [InlineData("EfficientNetB0", 1, 1000)]
    [InlineData("EfficientNetB0", 5, 7)]
    [InlineData("ResNet18", 17, 3)]
    public void Engine_outputs_for_other_channel_and_class_counts_are_correct(string name, int channels, int classes) =>
        Check(TestNetworks.Find(name).With(inputChannels: channels, classCount: classes, height: 48, width: 64));

    [Fact]
    public void Engine_of_a_network_without_classifier_returns_features() => Check(TestNetworks.Find("EfficientNetB0").With(classCount: 0, height: 64, width: 64));

    [Theory]
    [InlineData("EfficientNetB0")]
    [InlineData("TfEfficientNetB0")]
    [InlineData("ResNet18")]
    public void Tolerance_of_engine_output_is_narrow_enough_to_detect_zeroed_weights_of_a_layer(string name)
    {
        var network = TestNetworks.Find(name).With(height: 64, width: 64);
        var weights = TestWeights.OfLarger(network);
        var image = Images.Draw(network.Input, 1);
        var expected = new NaiveNetwork(network, weights).Run(image);

        foreach (var layer in Sweep.Thin(network.Nodes.Where(n => n.Operation is Convolution or Linear)))
        {
            using var engine = InferenceEngine.Create(network, weights.Without(network, $"{layer.Path}.weight"));
            Assert.True(Difference.Of(Run(engine, image), expected) > Bound, layer.Path);
        }
    }

    private static void Check(Network network) => Check(network, TestWeights.OfLarger(network));

    private static void Check(Network network, TestWeights weights)
    {
        var image = Images.Draw(network.Input, 1);
        var expected = new NaiveNetwork(network, weights).Run(image);
        foreach (var vectors in Enum.GetValues<VectorPath>().Where(v => v <= PlanBuilders.Widest))
        {
            using var engine = InferenceEngine.Create(network, weights, new InferenceOptions { Vectors = vectors });
            var difference = Difference.Of(Run(engine, image), expected);
            Assert.True(difference < Bound, $"{vectors}: {difference}");
        }
    }

    private static float[] Run(InferenceEngine engine, float[] image)
    {
        var output = new float[engine.Network.Outputs[0].Value.Shape.Elements];
        engine.Run(image, output);
        return output;
    }
}

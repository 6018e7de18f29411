using EffNet.Inference.Fusion;
using EffNet.Inference.Tests.Reference;
using EffNet.Networks;
using Xunit;

namespace EffNet.Inference.Tests;

/// <summary>The fused layers of a network compute the same as its nodes.</summary>
public sealed class FusionTests
{
    public static TheoryData<string, int, int> Networks => [.. Cases.OfEveryRun.Concat(Sweep.Add([], Cases.OfASweep))];

    public static TheoryData<string> Graphs => [.. SketchedGraphs.All.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fused_layers_compute_the_same_as_the_nodes_of_the_graph(string name, int height, int width)
    {
        var network = TestNetworks.Find(name).With(height: height, width: width);
        Check(network);
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Fused_layers_equal_the_nodes_for_graphs_that_the_language_cannot_express(string name) => Check(TestNetworks.Find(name));

    [Fact]
    public void Norms_activations_sums_and_gates_of_B0_are_fused_with_convolutions()
    {
        var layers = FusedNetwork.Of(TestNetworks.Find("EfficientNetB0"), []).Layers;

        var convolutions = layers.OfType<FusedConvolution>().ToList();
        Assert.Equal(81, convolutions.Count);
        Assert.Equal(49, convolutions.Count(c => c.Norm is not null));
        Assert.Equal(9, convolutions.Count(c => c.Residual is not null));
        Assert.Equal(16, convolutions.Count(c => c.Gate is not null));
        Assert.Equal(16 + 1, layers.OfType<FusedMean>().Count());
        Assert.Equal(convolutions.Count + 17 + 1, layers.Length);
    }

    [Fact]
    public void Convolution_whose_result_is_an_output_is_not_fused_with_its_norm()
    {
        var network = TestNetworks.Find("EfficientNetB0");
        var convolution = network.Nodes.First(n => n.Operation is Convolution);

        var layers = FusedNetwork.Of(network, [convolution.Outputs[0]]).Layers;

        Assert.Equal(convolution.Outputs[0], layers[0].Output);
        Assert.Null(((FusedConvolution)layers[0]).Norm);
        Assert.IsType<FusedElements>(layers[1]);
    }

    private static void Check(Network network)
    {
        var weights = TestWeights.Of(network);
        var image = Images.Draw(network.Input, 1);

        var expected = new NaiveNetwork(network, weights).Run(image);
        var actual = new NaiveFusion(FusedNetwork.Of(network, []), weights).Run(image);

        Assert.True(Difference.Of(actual, expected) < 1e-9, $"{Difference.Of(actual, expected)}");
    }
}

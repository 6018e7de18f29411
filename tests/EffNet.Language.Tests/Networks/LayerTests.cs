using EffNet.Networks;

namespace EffNet.Language.Tests.Networks;

/// <summary>The rows of a network's table of layers.</summary>
public sealed class LayerTests
{
    private static readonly Network s_b0 = Shipped.Variant(Shipped.Torchvision, "B0").Network!;

    [Fact]
    public void Every_node_is_a_row_of_the_layer_table_in_order_of_execution()
    {
        Assert.Equal(s_b0.Nodes, s_b0.Layers.Select(l => l.Node));
        Assert.Equal((s_b0.Parameters, s_b0.MultiplyAdds), (s_b0.Layers.Sum(l => l.Parameters), s_b0.Layers.Sum(l => l.MultiplyAdds)));
        Assert.All(s_b0.Layers, l => Assert.Contains(l.Node, l.Block.Nodes));
        Assert.All(s_b0.Layers, l => Assert.Contains(l.Block, l.Stage.Blocks));
    }

    [Fact]
    public void Layer_names_are_unique_and_are_module_paths_or_CSharp_names()
    {
        var names = s_b0.Layers.Select(l => l.Name).ToList();

        Assert.Equal("features.0.0", names[0]);
        Assert.Contains("Stage3.Block2.Residual", names);
        Assert.Contains("Classifier.Flat", names);
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Arithmetic_intensity_is_multiply_adds_per_byte_of_inputs_outputs_and_parameters()
    {
        // 3 x 224 x 224 to 32 x 112 x 112 by 3 x 3, in single precision.
        var stem = s_b0.Layers[0];
        Assert.Equal(4L * 32 * 112 * 112, stem.ActivationBytes);
        Assert.Equal(4L * ((3 * 224 * 224) + (32 * 112 * 112) + (32 * 3 * 3 * 3)), stem.BytesMoved);
        Assert.Equal(32d * 112 * 112 * 27 / stem.BytesMoved, stem.ArithmeticIntensity);

        // Maps and gates are both read.
        var excited = s_b0.Layers.Single(l => l.Name == "Stage2.Block1.Excited");
        Assert.Equal(4L * ((32 * 112 * 112) + 32 + (32 * 112 * 112)), excited.BytesMoved);
        Assert.Equal(0, excited.ArithmeticIntensity);

        var linear = s_b0.Layers[^1];
        Assert.Equal(1_280_000d / (4 * (1280 + 1000 + 1_281_000)), linear.ArithmeticIntensity);
    }

    [Fact]
    public void The_layer_table_is_computed_once_per_network()
    {
        Assert.Same(s_b0.Layers[0], s_b0.Layers[0]);
        Assert.Equal(s_b0.With(classCount: 1000).Layers, s_b0.Layers);
        Assert.NotEqual(s_b0.With(height: 256).Layers, s_b0.Layers);
    }

    [Fact]
    public void The_text_of_a_row_of_the_layer_table_describes_it()
    {
        Assert.Equal("features.0.0: Convolution 3x3, stride 2, 3 to 32 channels, 864 parameters, 10,838,016 multiply-adds, receptive field 3x3", s_b0.Layers[0].ToString());
        Assert.EndsWith("receptive field of the whole image", s_b0.Layers[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Activation_bytes_above_64_bits_throw()
    {
        var graph = new GraphBuilder(new Shape(int.MaxValue, int.MaxValue, 1));
        graph.Add("Activation", null, new Activation(ActivationFunction.Sigmoid), graph.Image);
        graph.EndBlock("Block", "block", standsAlone: true);
        graph.EndStage(blocks => new Stage("stage", "Stage", "test", "Test", "block", 1, 1, 1, blocks));

        Assert.Throws<OverflowException>(() => graph.Build(0, Initialization.Torchvision).Layers[0].ActivationBytes);
    }
}

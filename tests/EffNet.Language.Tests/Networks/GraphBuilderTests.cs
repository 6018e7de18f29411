using EffNet.Networks;

namespace EffNet.Language.Tests.Networks;

/// <summary>An invalid graph throws when it is built, and the parts of a network have a text that describes them.</summary>
public sealed class GraphBuilderTests
{
    private static readonly Convolution s_convolution = new(3, 8, Extent.Square(3), Extent.One, 1, Extent.One, Bias: false);

    public static TheoryData<Operation, string> NoOperations => new()
    {
        { s_convolution with { OutputChannels = -8 }, "-8 output channels" },
        { s_convolution with { Groups = 0 }, "0 groups" },
        { s_convolution with { Stride = default }, "stride 0" },
        { s_convolution with { Kernel = new Extent(3, 0) }, "3x0" },
        { s_convolution with { Border = Extent.Square(-1) }, "border -1x-1" },
        { new MaxPool(Extent.Square(3), Extent.Square(-2), IsPadded: true), "stride -2x-2" },
        { new AveragePool(default, Extent.One, IsSame: true), "0x0" },
        { new SamePad(Extent.One, default), "stride 0x0" },
        { new Split(EquatableArray.Of(int.MaxValue, int.MaxValue)), "expected one value" },
    };

    [Theory]
    [MemberData(nameof(NoOperations))]
    public void Invalid_operations_throw(Operation operation, string expected)
    {
        var graph = new GraphBuilder(new Shape(3, 16, 16));

        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => graph.Add("Node", "node", operation, graph.Image)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 16, 16)]
    [InlineData(3, 0, 16)]
    [InlineData(3, 16, -1)]
    public void An_image_with_a_size_below_1_throws(int channels, int height, int width) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GraphBuilder(new Shape(channels, height, width)));

    [Theory]
    [InlineData("a\tb", "path", "'a?b'")]
    [InlineData("a\nb", "path", "'a?b'")]
    [InlineData("Node", "~", "'~'")]
    public void Names_with_separators_of_the_text_format_throw(string name, string path, string expected)
    {
        var graph = new GraphBuilder(new Shape(3, 16, 16));

        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => graph.Add(name, path, s_convolution, graph.Image)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_whose_path_does_not_begin_with_the_path_of_its_block_throws()
    {
        var graph = new GraphBuilder(new Shape(3, 16, 16));
        graph.Add("Conv", "other.conv", s_convolution, graph.Image);

        Assert.Contains("'other.conv'", Assert.Throws<ArgumentException>(() => graph.EndBlock("Block", "block", standsAlone: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_outputs_and_class_counts_throw_when_a_network_is_built()
    {
        var graph = new GraphBuilder(new Shape(3, 16, 16));
        Assert.Throws<InvalidOperationException>(() => graph.Build(0, Initialization.Torchvision));
        var value = graph.Add("Conv", "conv", s_convolution, graph.Image);
        graph.EndBlock("Block", string.Empty, standsAlone: true);
        graph.EndStage(blocks => new Stage("stage", "Stage", "conv", "Conv", string.Empty, 8, 1, 1, blocks));

        Assert.Throws<ArgumentOutOfRangeException>("classes", () => graph.Build(-1, Initialization.Torchvision));
        Assert.Throws<ArgumentException>(() => graph.Build(0, Initialization.Torchvision, new NamedValue("a", value), new NamedValue("a", value)));
        Assert.Throws<ArgumentException>(() => graph.Build(0, Initialization.Torchvision, new NamedValue("a", value with { Shape = Shape.Vector(5) })));
    }

    [Fact]
    public void Texts_of_nodes_tensors_stages_and_networks_describe_them()
    {
        var network = Effnet.CompileCleanly(Shipped.Read("models.effnet")).Model.Families[0].Variants[0].Network!;

        Assert.Equal("features.0.0: Convolution 3x3, stride 2, 3 to 32 channels, 3 x 224 x 224 to 32 x 112 x 112", network.Nodes[0].ToString());
        Assert.Equal("features.0.0.weight (32, 3, 3, 3)", network.State.First().ToString());
        Assert.Contains("5,288,548 parameters, 385,814,752 multiply-adds", network.ToString(), StringComparison.Ordinal);
        Assert.Equal($"{network.Stages[0].Name}: {network.Stages[0].Description}, 3 x 224 x 224 to 32 x 112 x 112", network.Stages[0].ToString());
        Assert.Equal("[1, 2]", EquatableArray.Of(1, 2).ToString());
    }
}

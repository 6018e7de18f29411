using EffNet.Networks;

namespace EffNet.Language.Tests.Networks;

/// <summary>A derived network equals the network of a file with the changed numbers.</summary>
public sealed class NetworkDerivationTests
{
    public static TheoryData<string> Files => [.. Shipped.Every];

    [Theory]
    [InlineData(7, 3, 32)]
    [InlineData(10, 1, 32)]
    [InlineData(10, 3, 57)]
    [InlineData(1, 12, 224)]
    public void A_derived_network_equals_that_of_the_compiler(int classes, int channels, int size)
    {
        var network = Network("10", "3", 32);

        Assert.Equal(Network($"{classes}", $"{channels}", size), network.With(classes, channels, size, size));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Deriving_without_arguments_does_not_change_the_network(string file) =>
        Assert.All(Effnet.CompileCleanly(Shipped.Read(file)).Model.Families.SelectMany(f => f.Variants).Select(v => v.Network!), network => Assert.Equal(network, network.With()));

    [Fact]
    public void A_network_derived_with_0_classes_returns_the_features()
    {
        var network = Network("10", "3", 32).With(classCount: 0);

        Assert.Equal(0, network.ClassCount);
        Assert.IsType<Flatten>(network.Nodes[^1].Operation);
        Assert.DoesNotContain(network.Nodes, n => n.Operation is Linear or Dropout);
        Assert.DoesNotContain(network.State, t => t.Name.StartsWith("classifier", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1, 3, 32, 32, "classCount")]
    [InlineData(10, 0, 32, 32, "inputChannels")]
    [InlineData(10, 3, 0, 32, "height")]
    [InlineData(10, 3, 32, -1, "width")]
    public void Deriving_with_a_number_out_of_range_throws_with_the_name_of_the_argument(int classes, int channels, int height, int width, string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(name, () => Network("10", "3", 32).With(classes, channels, height, width));

    [Fact]
    public void A_removed_classifier_cannot_be_added_again()
    {
        var features = Network("10", "3", 32).With(classCount: 0);

        Assert.Equal(features, features.With());
        Assert.Equal(("features", features.Nodes[^1].Outputs[0]), (features.Outputs[0].Name, features.Outputs[0].Value));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => features.With(classCount: 10));
    }

    [Fact]
    public void Rectangular_images_have_rectangular_maps_and_costs_in_proportion()
    {
        var network = Network("10", "3", 32);
        var wide = network.With(height: 32, width: 64);

        Assert.Equal(new Shape(3, 32, 64), wide.Input);
        Assert.All(wide.Nodes.Zip(network.Nodes), pair => Assert.Equal(
            pair.Second.Output.Height == 1 || pair.Second.Output.IsVector ? pair.Second.Output : pair.Second.Output with { Width = 2 * pair.Second.Output.Width },
            pair.First.Output));
        Assert.Equal(network.Parameters, wide.Parameters);
        Assert.InRange(wide.MultiplyAdds, network.MultiplyAdds + 1, 2 * network.MultiplyAdds);
        Assert.True(ActivationMemory.Forward(wide).Bytes > ActivationMemory.Forward(network).Bytes);
    }

    [Fact]
    public void The_input_channels_of_a_network_without_a_stem_cannot_be_changed()
    {
        var network = Effnet.Network(
            Source.Alone(
                "variant X { phi: 0; dropout: 0.2; }",
                ("stem", string.Empty),
                ("body", "body: mbconv(kernel: 3, stride: 2, expand: 1, channels: 8, layers: 1);"),
                ("top", "top: head(pool: average);")));

        Assert.Equal(network, network.With(inputChannels: 3));
        Assert.Throws<ArgumentOutOfRangeException>("inputChannels", () => network.With(inputChannels: 1));
    }

    private static Network Network(string classes, string channels, int size) => Effnet.Network(Source.Alone(
        $"variant X {{ width: 1; depth: 1; resolution: {size}; dropout: 0.2; }}",
        ("input", $"input: image(channels: {channels}, size: 32);"),
        ("classes", $"classes: {classes};")));

    [Fact]
    public void A_convolution_that_does_not_read_the_images_is_not_a_stem()
    {
        var graph = new GraphBuilder(new Shape(4, 16, 16));
        var grouped = graph.Add("Grouped", "a.0", Convolution(4, 8) with { Groups = 2 }, graph.Image);
        graph.Add("Conv", "a.1", Convolution(8, 8), grouped);
        var network = Finish(graph, 0);

        Assert.Null(network.Stem);
        Assert.Equal(network, network.With());
        Assert.Equal(new Shape(8, 5, 16), network.With(height: 5).Nodes[^1].Output);
        Assert.Throws<ArgumentOutOfRangeException>("inputChannels", () => network.With(inputChannels: 3));
    }

    [Fact]
    public void A_convolution_is_not_a_stem_if_another_node_reads_the_images()
    {
        var graph = new GraphBuilder(new Shape(8, 16, 16));
        graph.Add("Sum", null, new Add(), graph.Add("Conv", "a.0", Convolution(8, 8), graph.Image), graph.Image);

        Assert.Throws<ArgumentOutOfRangeException>("inputChannels", () => Finish(graph, 0).With(inputChannels: 3));
    }

    [Fact]
    public void A_classifier_with_its_own_block_is_removed_with_its_block_and_stage()
    {
        var graph = new GraphBuilder(new Shape(3, 16, 16));
        graph.Add("Flatten", null, new Flatten(), graph.Add("Pool", "pool", new GlobalAveragePool(), graph.Image));
        EndStage(graph);
        graph.Add("Linear", "fc", new Linear(3, 10), graph.Last);
        EndStage(graph);

        var features = graph.Build(10, Initialization.Torchvision).With(classCount: 0);

        Assert.Single(features.Stages);
        Assert.Equal(Shape.Vector(3), features.Outputs.Single().Value.Shape);
    }

    [Fact]
    public void Features_that_are_already_a_result_are_not_returned_twice()
    {
        var graph = new GraphBuilder(new Shape(3, 16, 16));
        var features = graph.Add("Flatten", null, new Flatten(), graph.Add("Pool", "pool", new GlobalAveragePool(), graph.Image));
        var logits = graph.Add("Linear", "fc", new Linear(3, 10), features);
        EndStage(graph);
        var network = graph.Build(10, Initialization.Torchvision, new NamedValue("logits", logits), new NamedValue("features", features));

        Assert.Equal("features", Assert.Single(network.With(classCount: 0).Outputs).Name);
    }

    [Fact]
    public void A_linear_layer_whose_scores_are_read_again_is_not_a_classifier()
    {
        var graph = new GraphBuilder(new Shape(3, 16, 16));
        var features = graph.Add("Flatten", null, new Flatten(), graph.Add("Pool", "pool", new GlobalAveragePool(), graph.Image));
        var logits = graph.Add("Linear", "fc", new Linear(3, 10), features);
        graph.Add("Second", "fc2", new Linear(10, 5), logits);
        EndStage(graph);
        var network = graph.Build(10, Initialization.Torchvision, new NamedValue("logits", logits));

        Assert.Null(network.Classifier);
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => network.With(classCount: 20));
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => network.With(classCount: 0));
    }

    private static Convolution Convolution(int inputs, int outputs) => new(inputs, outputs, Extent.Square(3), Extent.One, 1, Extent.One, Bias: false);

    private static Network Finish(GraphBuilder graph, int classes)
    {
        EndStage(graph);
        return graph.Build(classes, Initialization.Torchvision);
    }

    private static void EndStage(GraphBuilder graph)
    {
        graph.EndBlock("Block", string.Empty, standsAlone: true);
        graph.EndStage(blocks => new Stage("stage", "Stage", "conv", "Conv", string.Empty, 8, 1, 1, blocks));
    }
}

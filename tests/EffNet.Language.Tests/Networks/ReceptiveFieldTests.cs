using EffNet.Networks;

namespace EffNet.Language.Tests.Networks;

/// <summary>The part of the image that a layer depends on, compared with published figures and, for graphs that are not chains, with brute force.</summary>
public sealed class ReceptiveFieldTests
{
    /// <summary>
    /// MobileNet: Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill, 2019. ResNets: the strides of torchvision, summed by hand.
    /// </summary>
    [Theory]
    [InlineData("mobilenet-v1.effnet", "W100", 315)]
    [InlineData("resnet.effnet", "Deep18", 435)]
    [InlineData("resnet.effnet", "Deep50", 427)]
    public void Networks_have_their_known_receptive_fields(string file, string name, int expected)
    {
        var network = Effnet.CompileCleanly(Shipped.Read(file)).Model.Families.SelectMany(f => f.Variants).Single(v => v.Name == name).Network!;

        var last = network.Layers.Last(l => l.ReceptiveField is not null);

        Assert.Equal(Extent.Square(expected), last.ReceptiveField);
        Assert.Equal(last.ReceptiveField, last.LocalField);
    }

    [Fact]
    public void Gates_and_their_products_depend_on_the_whole_image()
    {
        var layers = Shipped.Variant(Shipped.Torchvision, "B0").Network!.Layers.ToDictionary(l => l.Name);

        Assert.Equal((Extent.Square(3), Extent.Square(3)), Fields("features.0.0"));
        Assert.Equal((Extent.Square(7), Extent.Square(7)), Fields("features.1.0.block.0.0"));
        Assert.Equal((null, null), Fields("features.1.0.block.1.avgpool"));
        Assert.Equal((null, null), Fields("features.1.0.block.1.fc2"));
        Assert.Equal((null, Extent.Square(7)), Fields("Stage2.Block1.Excited"));
        Assert.Equal((null, Extent.Square(851)), Fields("features.8.0"));
        Assert.Equal((null, null), Fields("classifier.1"));

        (Extent? Receptive, Extent? Local) Fields(string name) => (layers[name].ReceptiveField, layers[name].LocalField);
    }

    [Fact]
    public void Receptive_fields_of_rectangular_windows_grow_separately_per_axis()
    {
        var graph = new GraphBuilder(new Shape(4, 40, 60));
        var wide = graph.Add("Wide", null, Convolution(new Extent(1, 5), new Extent(1, 2), new Extent(0, 2)), graph.Image);
        graph.Add("High", null, Convolution(new Extent(3, 3), new Extent(2, 1), new Extent(1, 1)), wide);

        Assert.Equal([new Extent(1, 5), new Extent(3, 9)], Finish(graph).Layers.Select(l => l.ReceptiveField));
    }

    [Fact]
    public void The_receptive_field_of_a_join_is_that_of_its_largest_branch()
    {
        var graph = new GraphBuilder(Shape.Square(4, 32));
        var small = graph.Add("Small", null, Convolution(Extent.Square(3), Extent.Square(2), Extent.Square(1)), graph.Image);
        var large = graph.Add("Large", null, Convolution(Extent.Square(7), Extent.Square(2), Extent.Square(3)), graph.Image);
        graph.Add("First", null, new Concat(), small, large);
        graph.Add("Second", null, new Concat(), large, small);
        graph.Add("Doubled", null, new Add(), small, small);

        Assert.Equal([3, 7, 7, 7, 3], Finish(graph).Layers.Select(l => l.ReceptiveField!.Value.Height));
    }

    [Fact]
    public void The_receptive_field_of_a_sum_covers_adjacent_fields_of_its_branches()
    {
        // For row p of the output, one branch reads row 3p of the image, and the other branch reads row 3p - 1.
        var graph = new GraphBuilder(Shape.Square(4, 10));
        var first = graph.Add("First", null, Convolution(Extent.One, Extent.Square(3), default), graph.Image);
        var bordered = graph.Add("Bordered", null, Convolution(Extent.One, Extent.One, Extent.Square(1)), graph.Image);
        graph.Add("Sum", null, new Add(), first, graph.Add("Second", null, Convolution(Extent.One, Extent.Square(3), default), bordered));

        Assert.Equal([1, 1, 1, 2], Finish(graph).Layers.Select(l => l.ReceptiveField!.Value.Height));
    }

    [Fact]
    public void A_flattened_map_depends_on_the_whole_image_unless_it_has_one_position()
    {
        var graph = new GraphBuilder(Shape.Square(4, 5));
        graph.Add("All", null, new Flatten(), graph.Image);
        graph.Add("One", null, new Flatten(), graph.Add("Conv", null, Convolution(Extent.Square(5), Extent.One, default), graph.Image));

        Assert.Equal([null, Extent.Square(5), Extent.Square(5)], Finish(graph).Layers.Select(l => l.ReceptiveField));
    }

    [Fact]
    public void A_gate_without_a_global_mean_adds_its_window_at_every_position()
    {
        // The gate reads rows 0 to 5 of 8; position 7 of the maps reads row 7 too.
        var graph = new GraphBuilder(Shape.Square(4, 8));
        var gate = graph.Add("Gate", null, Convolution(Extent.Square(6), Extent.Square(3), default), graph.Image);
        graph.Add("Gated", null, new Multiply(), graph.Image, gate);

        var network = Finish(graph);

        Assert.Equal([6, 8], network.Layers.Select(l => l.ReceptiveField!.Value.Height));
        AssertEqualsOracle(network);
    }

    [Fact]
    public void With_different_strides_the_receptive_field_is_the_largest_of_all_positions()
    {
        // Two branches reduce 16 rows to 8 positions: by windows of 9 rows, and by windows of 3 rows at stride 2. At position 0, they read rows 0 to 8 and -1 to 1.
        var graph = new GraphBuilder(Shape.Square(4, 16));
        var slow = graph.Add("Slow", null, Convolution(Extent.Square(9), Extent.One, default), graph.Image);
        var fast = graph.Add("Fast", null, Convolution(Extent.Square(3), Extent.Square(2), Extent.Square(1)), graph.Image);
        var sum = graph.Add("Sum", null, new Add(), slow, fast);
        graph.Add("Next", null, Convolution(Extent.Square(3), Extent.One, Extent.Square(1)), sum);
        var network = Finish(graph);

        Assert.Equal([9, 3, 10, 13], network.Layers.Select(l => l.ReceptiveField!.Value.Height));
        AssertEqualsOracle(network);
    }

    [Fact]
    public void Receptive_fields_with_many_different_strides_need_work_linear_in_the_layers()
    {
        // At stride 2 with a border of 1, 3 positions stay 3, so that each sum adds values of another stride.
        var graph = new GraphBuilder(Shape.Square(4, 3));
        var value = graph.Image;
        for (var i = 0; i < 1_000; i++)
            value = graph.Add($"Sum{i}", null, new Add(), value, graph.Add($"Conv{i}", null, Convolution(Extent.One, Extent.Square(2), Extent.One), value));
        var network = Finish(graph);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fields = network.Layers.Select(l => l.ReceptiveField!.Value.Height).ToList();

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / fields.Count, 1, 10_000);
        Assert.All(fields, field => Assert.InRange(field, 1, int.MaxValue));
        Assert.All(Enumerable.Range(0, 24), i => Assert.True(fields[i] >= FieldOracle.Of(network, network.Nodes[i].Outputs[0]).Window!.Value.Height));
    }

    [Fact]
    public void A_receptive_field_that_overflows_is_the_largest_int()
    {
        var graph = new GraphBuilder(Shape.Square(4, 8));
        var value = graph.Image;
        for (var i = 0; i < 100; i++)
            value = graph.Add($"Conv{i}", null, Convolution(Extent.Square(3), Extent.Square(2), Extent.Square(1)), value);
        for (var i = 0; i < 100; i++)
            value = graph.Add($"Point{i}", null, Convolution(Extent.One, Extent.Square(3), default), value);

        var fields = Finish(graph).Layers.Select(l => l.ReceptiveField!.Value).ToList();

        Assert.Equal((1 << 29) - 1, fields[27].Height);
        Assert.Equal(Extent.Square(int.MaxValue), fields[^1]);
        Assert.All(fields.Zip(fields.Skip(1)), pair => Assert.True(pair.First.Height <= pair.Second.Height));
    }

    [Fact]
    public void A_stride_that_overflows_does_not_enlarge_a_receptive_field()
    {
        var graph = new GraphBuilder(Shape.Square(4, 8));
        var value = graph.Image;
        for (var i = 0; i < 100; i++)
            value = graph.Add($"Conv{i}", null, Convolution(Extent.One, Extent.Square(2), default), value);

        Assert.All(Finish(graph).Layers, l => Assert.Equal(Extent.One, l.ReceptiveField));
    }

    public static TheoryData<int> Seeds { get; } = new(Enumerable.Range(0, 60).ToArray());

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Receptive_fields_of_random_graphs_equal_those_of_brute_force(int seed) => AssertEqualsOracle(RandomGraph(new Random(seed)));

    [Theory]
    [InlineData(500)]
    [InlineData(4_000)]
    public void Allocations_of_the_layer_table_are_at_most_linear_in_the_number_of_values(int values)
    {
        var graph = new GraphBuilder(Shape.Square(4, 16));
        var all = new List<Value> { graph.Image };
        for (var i = 0; i < values; i++)
            all.Add(graph.Add($"Conv{i}", null, Convolution(Extent.Square(3), Extent.One, Extent.Square(1)), all[^1]));
        graph.Add("Concat", null, new Concat(), [.. all]);
        var network = Finish(graph);

        // Allocated bytes measure the work: unlike time, they do not vary.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var field = network.Layers[^1].ReceptiveField;
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / values, 1, 1_000);
        Assert.Equal(Extent.Square((2 * values) + 1), field);
    }

    private static void AssertEqualsOracle(Network network) => Assert.All(network.Layers, layer =>
    {
        var (window, seesWholeImage) = FieldOracle.Of(network, layer.Node.Outputs[^1]);
        Assert.Equal((window, seesWholeImage ? null : window), (layer.LocalField, layer.ReceptiveField));
    });

    /// <summary>
    /// Residual blocks, parallel branches, splits, gates, pools and both paddings, one after another, with rectangular windows. Branches may meet at different strides.
    /// </summary>
    private static Network RandomGraph(Random random)
    {
        var graph = new GraphBuilder(new Shape(4, random.Next(17, 34), random.Next(17, 34)));
        var value = graph.Image;
        for (var i = 0; i < 7; i++)
        {
            var name = $"Node{i}";
            var (kernel, stride) = (new Extent(1 + (2 * random.Next(3)), 1 + (2 * random.Next(3))), new Extent(random.Next(1, 3), random.Next(1, 3)));
            value = random.Next(9) switch
            {
                0 => Centered(name, kernel, stride, value),
                1 => graph.Add(name, null, new Add(), Centered(name + "a", kernel, Extent.One, value), value),
                2 => graph.Add(name, null, new Add(), Centered(name + "a", kernel, stride, value), Same(name + "b", Extent.Square(2), stride, value)),
                3 => graph.Add(name, null, new Multiply(), value, graph.Add(name + "Mean", null, new GlobalAveragePool(), Centered(name + "a", kernel, Extent.One, value))),
                4 => Parts(name, kernel, value),
                5 => graph.Add(name, null, new Add(), Halved(name, value), Shrunk(name, value)),
                6 =>
                    graph.Add(
                        name,
                        null,
                        new Multiply(),
                        value,
                        graph.Add(name + "Gate", null, Convolution(new Extent(value.Shape.Height, value.Shape.Width), Extent.One, default), value)),
                7 => graph.Add(name, null, new MaxPool(kernel, stride, IsPadded: false), value),
                _ => graph.Add(name, null, new AveragePool(new Extent(random.Next(1, 5), random.Next(1, 5)), stride, IsSame: true), value),
            };
        }

        return Finish(graph);

        Value Centered(string name, Extent kernel, Extent stride, Value from) =>
            graph.Add(name, null, Convolution(kernel, stride, new Extent(kernel.Height / 2, kernel.Width / 2)), from);

        // Both functions halve the number of positions: Halved by a stride of 2, Shrunk by a window of about half the rows.
        Value Halved(string name, Value from) => graph.Add(name + "a", null, Convolution(Extent.One, Extent.Square(2), default), from);

        Value Shrunk(string name, Value from) =>
            graph.Add(name + "b", null, Convolution(new Extent(1 + (from.Shape.Height / 2), 1 + (from.Shape.Width / 2)), Extent.One, default), from);

        Value Same(string name, Extent kernel, Extent stride, Value from) =>
            graph.Add(name, null, Convolution(kernel, stride, default), graph.Add(name + "Padded", null, new SamePad(kernel, stride), from));

        Value Parts(string name, Extent kernel, Value from)
        {
            var parts = graph.AddAll(name + "Split", null, new Split(EquatableArray.Of(1, 3)), from);
            var convolved = graph.Add(
                name + "a", null, Convolution(kernel, Extent.One, new Extent(kernel.Height / 2, kernel.Width / 2)) with { InputChannels = 3, OutputChannels = 3 }, parts[1]);
            return graph.Add(name, null, new Concat(), parts[0], convolved);
        }
    }

    private static Convolution Convolution(Extent kernel, Extent stride, Extent border) => new(4, 4, kernel, stride, Groups: 1, border, Bias: false);

    private static Network Finish(GraphBuilder graph)
    {
        graph.EndBlock("Block", "block", standsAlone: true);
        graph.EndStage(blocks => new Stage("stage", "Stage", "test", "Test", "block", 4, 1, 1, blocks));
        return graph.Build(classes: 0, Initialization.Torchvision);
    }
}

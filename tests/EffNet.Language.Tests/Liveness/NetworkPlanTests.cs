using EffNet.Networks;

namespace EffNet.Language.Tests.Liveness;

/// <summary>
/// Tests which nodes may overwrite their input, which convolutions are fused or are matrix products, and which values may share memory, also in networks that no operator
/// creates yet.
/// </summary>
public sealed class NetworkPlanTests
{
    private static readonly Convolution s_convolution = new(
        InputChannels: 8, OutputChannels: 8, Extent.One, Stride: Extent.One, Groups: 1, Border: default, Bias: false);

    private static readonly BatchNorm s_norm = new(8, new BatchNormConstants(1e-5, 0.1));
    private static readonly Activation s_activation = new(ActivationFunction.All[0]);

    [Fact]
    public void A_convolution_that_only_its_norm_reads_is_fused_with_the_norm() =>
        Assert.True(Plan((s_convolution, [0]), (s_norm, [1])).MayFold(0));

    [Fact]
    public void A_convolution_that_another_node_reads_too_is_not_fused_with_its_norm() =>
        Assert.False(Plan((s_convolution, [0]), (s_norm, [1]), (new Add(), [2, 1])).MayFold(0));

    [Fact]
    public void A_convolution_with_a_bias_is_not_fused_with_its_norm() =>
        Assert.False(Plan((s_convolution with { Bias = true }, [0]), (s_norm, [1])).MayFold(0));

    [Fact]
    public void A_convolution_is_not_fused_with_a_norm_that_reads_another_value() =>
        Assert.False(Plan((s_convolution, [0]), (s_norm, [0])).MayFold(0));

    [Fact]
    public void A_convolution_that_ends_the_network_is_not_fused() => Assert.False(Plan((s_convolution, [0])).MayFold(0));

    [Fact]
    public void An_activation_overwrites_a_value_that_is_not_read_again() =>
        Assert.True(Plan((s_convolution, [0]), (s_activation, [1])).MayOverwriteInput(1));

    [Fact]
    public void The_image_is_not_overwritten() => Assert.False(Plan((s_activation, [0])).MayOverwriteInput(0));

    [Fact]
    public void The_output_of_a_node_that_may_return_the_image_is_not_overwritten() =>
        Assert.False(Plan((new SamePad(Extent.Square(3), Extent.Square(1)), [0]), (s_activation, [1])).MayOverwriteInput(1));

    [Fact]
    public void A_value_that_is_read_again_is_not_overwritten() =>
        Assert.False(Plan((s_convolution, [0]), (s_activation, [1]), (new Add(), [2, 1])).MayOverwriteInput(1));

    [Fact]
    public void A_value_that_is_read_again_through_a_view_is_not_overwritten() =>
        Assert.False(Plan((s_convolution, [0]), (new StochasticDepth(0.1), [1]), (s_activation, [1]), (new Add(), [3, 2])).MayOverwriteInput(2));

    [Fact]
    public void A_result_of_the_network_is_not_overwritten_by_another_node() =>
        Assert.False(Plan((s_convolution, [0]), (s_activation, [1]), (new StochasticDepth(0.1), [1])).MayOverwriteInput(1));

    [Fact]
    public void The_sum_of_a_value_with_itself_does_not_overwrite_the_value() =>
        Assert.False(Plan((s_convolution, [0]), (new Add(), [1, 1])).MayOverwriteInput(1));

    [Fact]
    public void The_sum_of_a_branch_and_the_image_overwrites_the_branch() =>
        Assert.True(Plan((s_convolution, [0]), (new StochasticDepth(0.1), [1]), (new Add(), [2, 0])).MayOverwriteInput(2));

    [Fact]
    public void A_convolution_does_not_overwrite_its_input() =>
        Assert.False(Plan((s_convolution, [0]), (s_convolution, [1])).MayOverwriteInput(1));

    [Fact]
    public void One_part_of_a_split_is_not_overwritten_while_another_is_read_later() =>
        Assert.False(Plan((s_convolution, [0]), (new Split(EquatableArray.Of(4, 4)), [1]), (s_activation, [2]), (new Concat(), [4, 3])).MayOverwriteInput(2));

    [Fact]
    public void The_part_of_a_split_that_is_read_last_is_overwritten() =>
        Assert.True(Plan((s_convolution, [0]), (new Split(EquatableArray.Of(4, 4)), [1]), (s_activation, [2]), (s_activation, [3]), (new Concat(), [4, 5])).MayOverwriteInput(3));

    [Fact]
    public void Convolutions_after_a_global_mean_are_matrix_products() =>
        Assert.Equal(
            [false, true, false, true],
            Enumerable.Range(0, 4).Select(Plan((new GlobalAveragePool(), [0]), (s_convolution, [1]), (s_activation, [2]), (s_convolution, [3])).IsMatrixProduct));

    [Fact]
    public void A_convolution_of_1x1_maps_without_a_global_mean_is_not_a_matrix_product() =>
        Assert.False(Plan(Shape.Square(8, 1), (s_convolution, [0]), (s_convolution, [1])).IsMatrixProduct(1));

    [Fact]
    public void A_convolution_after_a_global_mean_with_a_larger_kernel_or_groups_is_not_a_matrix_product()
    {
        Assert.False(Plan((new GlobalAveragePool(), [0]), (s_convolution with { Kernel = Extent.Square(3), Border = Extent.Square(1) }, [1])).IsMatrixProduct(1));
        Assert.False(Plan((new GlobalAveragePool(), [0]), (s_convolution with { Groups = 8 }, [1])).IsMatrixProduct(1));
    }

    [Fact]
    public void An_activation_is_fused_with_a_node_that_no_other_node_reads()
    {
        Assert.True(Plan((s_convolution, [0]), (s_activation, [1])).MayFuseActivation(0));
        Assert.False(Plan((s_convolution, [0]), (s_activation, [1]), (new Add(), [1, 2])).MayFuseActivation(0));
        Assert.False(Plan((s_convolution, [0]), (s_norm, [1])).MayFuseActivation(0));
    }

    [Fact]
    public void Values_share_memory_only_if_one_is_computed_after_the_last_read_of_the_other()
    {
        var network = Network(Shape.Square(8, 16), (s_convolution, [0]), (s_convolution, [1]), (s_convolution, [2]), (new Add(), [3, 2]));
        Assert.True(network.Plan.MayShareMemory(ValueOf(network, 1), ValueOf(network, 3)));
        Assert.False(network.Plan.MayShareMemory(ValueOf(network, 1), ValueOf(network, 2)));
        Assert.False(network.Plan.MayShareMemory(ValueOf(network, 2), ValueOf(network, 3)));
    }

    [Fact]
    public void An_unread_value_does_not_share_memory_with_values_that_are_live_at_its_computation()
    {
        var network = Network(Shape.Square(8, 16), (s_convolution, [0]), (s_convolution, [0]), (s_convolution, [1]));
        Assert.Equal(-1, network.Plan.LastReaderOf(ValueOf(network, 2)));
        Assert.False(network.Plan.MayShareMemory(ValueOf(network, 1), ValueOf(network, 2)));
        Assert.True(network.Plan.MayShareMemory(ValueOf(network, 2), ValueOf(network, 3)));
    }

    [Fact]
    public void A_reduction_that_overflows_is_the_largest_int()
    {
        var halving = s_convolution with { Stride = Extent.Square(2) };
        var network = Network(Shape.Square(8, 32), [.. Enumerable.Range(0, 40).Select(i => ((Operation)halving, new[] { i }))]);
        Assert.Equal(Extent.Square(1 << 30), network.Plan.ReductionOf(ValueOf(network, 30)));
        Assert.Equal(Extent.Square(int.MaxValue), network.Plan.ReductionOf(ValueOf(network, 40)));
    }

    [Fact]
    public void A_result_of_the_network_does_not_share_memory_with_later_values()
    {
        var network = Network(Shape.Square(8, 16), (s_convolution, [0]), (s_convolution, [1]));
        var both = new Network(network.Input, 0, network.Initialization, network.Stages, EquatableArray.Of(new NamedValue("early", ValueOf(network, 1)), network.Outputs[0]));
        Assert.True(network.Plan.LastReaderOf(ValueOf(network, 1)) == 1);
        Assert.Equal(both.Nodes.Count, both.Plan.LastReaderOf(ValueOf(both, 1)));
        Assert.False(both.Plan.MayShareMemory(ValueOf(both, 1), ValueOf(both, 2)));
    }

    [Fact]
    public void The_reduction_of_a_value_is_the_product_of_strides_per_axis()
    {
        var strided = s_convolution with { Kernel = new Extent(1, 3), Stride = new Extent(1, 2), Border = new Extent(0, 1) };
        var network = Network(new Shape(8, 20, 30), (strided, [0]), (strided, [1]), (new GlobalAveragePool(), [2]));
        Assert.Equal([new Shape(8, 20, 15), new Shape(8, 20, 8), Shape.Square(8, 1)], network.Nodes.Select(n => n.Output));
        Assert.Equal([new Extent(1, 2), new Extent(1, 4), null], network.Nodes.Select(n => network.Plan.ReductionOf(n.Outputs[0])));
    }

    [Fact]
    public void A_plan_throws_if_a_value_is_read_before_it_is_computed()
    {
        var network = Network(Shape.Square(8, 16), (s_convolution, [0]), (s_convolution, [1]));
        var swapped = new Block("Block", "block", StandsAlone: true, EquatableArray.Of(network.Nodes[1], network.Nodes[0]));
        var stage = network.Stages[0];
        var wrong = new Network(
            network.Input,
            0,
            network.Initialization,
            EquatableArray.Of(new Stage(stage.Name, stage.Member, stage.Operator, stage.Description, stage.Path, 8, 1, 1, EquatableArray.Of(swapped))),
            network.Outputs);
        Assert.Throws<ArgumentException>(() => wrong.Plan);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(8_000)]
    public void Allocations_of_a_plan_are_at_most_linear_in_the_number_of_values(int values)
    {
        // Every value stays alive to the end, which is the worst case for the search for last readers. Allocated bytes measure the work: unlike time, they do not vary.
        var graph = new GraphBuilder(Shape.Square(8, 16));
        var all = new List<Value> { graph.Image };
        for (var i = 0; i < values; i++)
            all.Add(graph.Add($"Node{i}", null, s_activation, all[^1]));
        graph.Add("Concat", null, new Concat(), [.. all]);
        var network = Finish(graph);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = network.Plan;
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / values, 1, 1_000);
    }

    private static Value ValueOf(Network network, int number) => network.Nodes.SelectMany(n => n.Outputs).First(v => v.Number == number);

    private static NetworkPlan Plan(params (Operation Operation, int[] Inputs)[] nodes) => Plan(Shape.Square(8, 16), nodes);

    private static NetworkPlan Plan(Shape image, params (Operation Operation, int[] Inputs)[] nodes) => Network(image, nodes).Plan;

    private static Network Network(Shape image, params (Operation Operation, int[] Inputs)[] nodes)
    {
        var graph = new GraphBuilder(image);
        var values = new List<Value> { graph.Image };
        foreach (var (index, (operation, inputs)) in nodes.Index())
            values.AddRange(graph.AddAll($"Node{index}", null, operation, [.. inputs.Select(i => values[i])]));
        return Finish(graph);
    }

    private static Network Finish(GraphBuilder graph)
    {
        graph.EndBlock("Block", "block", standsAlone: true);
        graph.EndStage(blocks => new Stage("stage", "Stage", "test", "Test", "block", 8, 1, 1, blocks));
        return graph.Build(classes: 0, Initialization.Torchvision);
    }
}

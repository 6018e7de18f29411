using EffNet.Language.Networks;
using EffNet.Networks;

namespace EffNet.Language.Tests.Costs;

/// <summary>Layers, blocks and stages fit each other, and their costs follow from their shapes.</summary>
public sealed class LayerFlowTests
{
    public static TheoryData<string> Files => [.. Shipped.All];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_layer_reads_earlier_values_of_the_right_number_and_shape(string file) => ForEachBlock(file, block =>
    {
        var known = new List<Value> { block.Nodes[0].Inputs[0] };
        foreach (var node in block.Nodes)
        {
            Assert.Subset(known.ToHashSet(), node.Inputs.ToHashSet());
            AssertOperands(node);
            known.Add(Assert.Single(node.Outputs));
        }

        Assert.Equal(known[^1].Shape, block.Output);
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_value_is_read_by_a_later_layer(string file) => ForEachNetwork(file, network =>
        Assert.Equal(Enumerable.Range(0, network.Nodes.Count), network.Nodes.SelectMany(n => n.Inputs).Select(v => v.Number).Distinct().Order()));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_parameter_count_equals_the_size_of_all_parameter_tensors(string file) => ForEachNetwork(file, network =>
    {
        var parameters = network.State.Where(t => t.Kind == StateTensorKind.Parameter).ToList();
        Assert.Equal(network.Parameters, parameters.Sum(t => t.Shape.Aggregate(1L, (product, size) => product * size)));
        Assert.Distinct(network.State.Select(t => t.Name));
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Layer_names_are_unique_in_their_block(string file) => ForEachBlock(file, block =>
        Assert.Distinct(block.Nodes.Select(l => l.Name)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_block_reads_the_output_of_the_block_before_it(string file) => ForEachNetwork(file, network =>
    {
        var shape = network.Input;
        foreach (var block in network.Blocks)
        {
            Assert.Equal(shape, block.Input);
            shape = block.Output;
        }

        Assert.Equal(Shape.Vector(network.ClassCount), shape);
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Costs_of_stages_and_layers_sum_up_to_those_of_the_network(string file) => ForEachNetwork(file, network =>
    {
        Assert.Equal(network.Parameters, network.Stages.Sum(s => s.Parameters));
        Assert.Equal(network.MultiplyAdds, network.Stages.Sum(s => s.MultiplyAdds));
        Assert.Equal(network.Parameters, network.Nodes.Sum(ParametersOf));
        Assert.Equal(network.MultiplyAdds, network.Nodes.Sum(MultiplyAddsOf));
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void An_mbconv_block_adds_its_input_if_and_only_if_stride_and_channels_allow_it(string file) => ForEachNetwork(file, network =>
    {
        foreach (var stage in network.Stages.Where(s => s.Operator == "mbconv"))
        {
            for (var i = 0; i < stage.Blocks.Count; i++)
            {
                var stays = (i > 0 || stage.Stride == 1) && stage.Blocks[i].Input.Channels == stage.Channels;
                Assert.Equal(stays, stage.Blocks[i].Nodes.Any(l => l.Operation is Add));
            }
        }
    });

    [Theory]
    [MemberData(nameof(Files))]
    public void Number_of_state_entries_of_B0_equals_that_of_torchvision(string file)
    {
        // torchvision, timm and lukemelas all have 360 entries (reference table, state_dict_map).
        var entries = Shipped.Variant(file, "B0").Network!.Nodes.Sum(l => l.Operation switch
        {
            Convolution { Bias: true } or Linear => 2,
            Convolution => 1,
            BatchNorm => 5,
            _ => 0,
        });
        Assert.Equal(360, entries);
    }

    [Theory]
    [InlineData("features.0.0", typeof(Convolution))]
    [InlineData("features.0.1", typeof(BatchNorm))]
    [InlineData("features.1.0.block.0.0", typeof(Convolution))]
    [InlineData("features.1.0.block.1.fc1", typeof(Convolution))]
    [InlineData("features.1.0.block.2.1", typeof(BatchNorm))]
    [InlineData("features.2.1.block.0.0", typeof(Convolution))]
    [InlineData("features.2.1.block.1.1", typeof(BatchNorm))]
    [InlineData("features.2.1.block.2.fc2", typeof(Convolution))]
    [InlineData("features.2.1.block.3.0", typeof(Convolution))]
    [InlineData("features.7.0.block.3.1", typeof(BatchNorm))]
    [InlineData("features.8.0", typeof(Convolution))]
    [InlineData("features.8.1", typeof(BatchNorm))]
    [InlineData("classifier.1", typeof(Linear))]
    public void B0_has_the_weight_names_of_torchvision(string path, Type operation)
    {
        var network = Shipped.Variant(Shipped.Torchvision, "B0").Network!;
        var found = network.Nodes.Where(n => n.Path == path);
        Assert.IsType(operation, Assert.Single(found).Operation);
    }

    [Fact]
    public void Reductions_list_the_last_stage_of_each_resolution()
    {
        var reductions = Shipped.Variant(Shipped.Torchvision, "B0").Network!.Reductions.Select(r => (r.Reduction, r.Stage.Name, r.Stage.Output));
        Assert.Equal(
            [
                (Extent.Square(2), "stage2", Shape.Square(16, 112)), (Extent.Square(4), "stage3", Shape.Square(24, 56)), (Extent.Square(8), "stage4", Shape.Square(40, 28)),
                (Extent.Square(16), "stage6", Shape.Square(112, 14)), (Extent.Square(32), "stage8", Shape.Square(320, 7)),
            ],
            reductions);
    }

    private static void AssertOperands(Node node)
    {
        Assert.Equal(node.Operation is Add or Multiply ? 2 : 1, node.Inputs.Count);
        if (node.Operation is Add)
            Assert.Equal(node.Input, node.Inputs[1].Shape);
        if (node.Operation is Multiply)
            Assert.Equal(Shape.Square(node.Input.Channels, 1), node.Inputs[1].Shape);
    }

    private static long ParametersOf(Node layer) => layer.Operation switch
    {
        Convolution c => ((long)layer.Output.Channels * layer.Input.Channels / c.Groups * c.Kernel.Height * c.Kernel.Width) + (c.Bias ? layer.Output.Channels : 0),
        BatchNorm => 2L * layer.Input.Channels,
        Linear => (layer.Input.Channels + 1L) * layer.Output.Channels,
        _ => 0,
    };

    private static long MultiplyAddsOf(Node layer) => layer.Operation switch
    {
        Convolution c => (long)layer.Output.Height * layer.Output.Height * layer.Output.Channels * layer.Input.Channels / c.Groups * c.Kernel.Height * c.Kernel.Width,
        Linear => (long)layer.Input.Channels * layer.Output.Channels,
        _ => 0,
    };

    private static void ForEachNetwork(string file, Action<Network> check) => Assert.All(Shipped.Family(file).Variants, v => check(v.Network!));

    private static void ForEachBlock(string file, Action<Block> check) => ForEachNetwork(file, n => Assert.All(n.Blocks, check));
}

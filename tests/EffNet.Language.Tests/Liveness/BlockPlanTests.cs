using EffNet.Language.Networks;
using EffNet.Language.Text;
using EffNet.Networks;

namespace EffNet.Language.Tests.Liveness;

/// <summary>Which layers may overwrite what they read, and which convolutions are one with their norm or read vectors: also in blocks that no operator makes yet.</summary>
public sealed class BlockPlanTests
{
    private static readonly Convolution s_convolution = new(InputChannels: 8, OutputChannels: 8, Kernel: 1, Stride: 1, Groups: 1, Border: 0, Bias: false);
    private static readonly BatchNorm s_norm = new(8, new BatchNormConstants(1e-5, 0.1));
    private static readonly Activation s_activation = new(ActivationFunction.All[0]);

    [Fact]
    public void A_convolution_that_only_its_norm_reads_is_one_with_it() =>
        Assert.True(Plan((s_convolution, [0]), (s_norm, [1])).MayFold(0));

    [Fact]
    public void A_convolution_that_others_read_too_is_not() =>
        Assert.False(Plan((s_convolution, [0]), (s_norm, [1]), (new Add(), [2, 1])).MayFold(0));

    [Fact]
    public void A_convolution_with_a_bias_is_not() =>
        Assert.False(Plan((s_convolution with { Bias = true }, [0]), (s_norm, [1])).MayFold(0));

    [Fact]
    public void A_convolution_whose_norm_reads_something_else_is_not() =>
        Assert.False(Plan((s_convolution, [0]), (s_norm, [0])).MayFold(0));

    [Fact]
    public void A_convolution_that_ends_the_block_is_not() => Assert.False(Plan((s_convolution, [0])).MayFold(0));

    [Fact]
    public void What_the_block_made_and_nobody_reads_again_is_overwritten() =>
        Assert.True(Plan((s_convolution, [0]), (s_activation, [1])).MayOverwrite(1));

    [Fact]
    public void The_blocks_input_is_not() => Assert.False(Plan((s_activation, [0])).MayOverwrite(0));

    [Fact]
    public void A_layer_that_may_hand_the_blocks_input_on_does_not_make_it_the_blocks() =>
        Assert.False(Plan((new SamePad(3, 2), [0]), (s_activation, [1])).MayOverwrite(1));

    [Fact]
    public void What_is_read_again_is_not_overwritten() =>
        Assert.False(Plan((s_convolution, [0]), (s_activation, [1]), (new Add(), [2, 1])).MayOverwrite(1));

    [Fact]
    public void What_is_read_again_behind_a_layer_that_hands_it_on_is_not_overwritten() =>
        Assert.False(Plan((s_convolution, [0]), (new StochasticDepth(0.1), [1]), (s_activation, [1]), (new Add(), [3, 2])).MayOverwrite(2));

    [Fact]
    public void The_blocks_output_is_not_overwritten_by_a_layer_beside_it() =>
        Assert.False(Plan((s_convolution, [0]), (s_activation, [1]), (new StochasticDepth(0.1), [1])).MayOverwrite(1));

    [Fact]
    public void A_tensor_is_not_overwritten_by_its_product_with_itself() =>
        Assert.False(Plan((s_convolution, [0]), (new Multiply(), [1, 1])).MayOverwrite(1));

    [Fact]
    public void A_branch_takes_the_blocks_input_in() =>
        Assert.True(Plan((s_convolution, [0]), (new StochasticDepth(0.1), [1]), (new Add(), [2, 0])).MayOverwrite(2));

    [Fact]
    public void A_convolution_overwrites_nothing() =>
        Assert.False(Plan((s_convolution, [0]), (s_convolution, [1])).MayOverwrite(1));

    [Fact]
    public void A_convolution_of_means_is_a_matrix_product_and_so_is_the_next() =>
        Assert.Equal([false, true, false, true], Enumerable.Range(0, 4).Select(Plan((new GlobalAveragePool(), [0]), (s_convolution, [1]), (s_activation, [2]), (s_convolution, [3])).IsMatrixProduct));

    [Fact]
    public void A_convolution_of_a_map_that_happens_to_have_one_pixel_is_none() =>
        Assert.False(Plan((s_convolution, [0]), (s_convolution, [1])).IsMatrixProduct(1));

    [Fact]
    public void A_convolution_of_means_with_a_larger_kernel_or_groups_is_none()
    {
        Assert.False(Plan((new GlobalAveragePool(), [0]), (s_convolution with { Kernel = 3, Border = 1 }, [1])).IsMatrixProduct(1));
        Assert.False(Plan((new GlobalAveragePool(), [0]), (s_convolution with { Groups = 8 }, [1])).IsMatrixProduct(1));
    }

    private static BlockPlan Plan(params (Operation Operation, int[] Inputs)[] layers)
    {
        var shape = new Shape(8, 16);
        return BlockPlan.Of(new Block(
            "Block", "block", StandsAlone: true, shape,
            layers.Select((l, i) => new Layer($"Layer{i}", null, l.Operation, l.Inputs.ToEquatableArray(), shape, shape)).ToEquatableArray()));
    }
}

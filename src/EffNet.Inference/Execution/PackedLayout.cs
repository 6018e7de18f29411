using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>The layout of the packed weights of a layer. It depends only on the layer and is the same on every processor.</summary>
/// <param name="Blocks">The inputs of each block of outputs.</param>
/// <param name="WeightCount">The number of weights, including zeros that fill blocks.</param>
/// <param name="BiasCount">The number of biases, including zeros that fill the last block.</param>
/// <param name="IsDense">
/// <see langword="true"/> for a linear layer and for a convolution that is neither depthwise nor reads the image directly. Only such layers may have weights in
/// half precision.
/// </param>
internal sealed record PackedLayout(PackedBlock[] Blocks, long WeightCount, int BiasCount, bool IsDense)
{
    /// <summary>Returns the layout of a layer; <see langword="null"/> if the layer has no weights.</summary>
    /// <param name="layer">The layer.</param>
    public static PackedLayout? Of(FusedLayer layer) => layer switch
    {
        FusedConvolution { IsDepthwise: true } depthwise => OfDepthwise(depthwise.Operation),
        FusedConvolution { ReadsImage: true } stem => OfImage(stem.Operation),
        FusedConvolution convolution => Of(convolution.Operation),
        FusedLinear { Node.Operation: Linear linear } => Of(AsConvolution(linear)),
        FusedElements { Node: { Operation: BatchNorm } norm } => new PackedLayout([], BiasesOf(norm.Input.Channels), BiasesOf(norm.Input.Channels), IsDense: false),
        _ => null,
    };

    /// <summary>Returns the number of weights of a layer, excluding zeros that fill blocks; 0 if the layer has no weights.</summary>
    /// <param name="layer">The layer.</param>
    public static long LeastWeightsOf(FusedLayer layer) => layer switch
    {
        FusedConvolution or FusedLinear => layer.Node.Operation.MultiplyAddsPerPosition,
        FusedElements { Node: { Operation: BatchNorm } norm } => norm.Input.Channels,
        _ => 0,
    };

    /// <summary>Returns the layout of a convolution that reads blocks of channels.</summary>
    /// <param name="convolution">The convolution.</param>
    public static PackedLayout Of(Convolution convolution)
    {
        var blocks = new PackedBlock[Maps.BlocksOf(convolution.OutputChannels)];
        var offset = 0L;
        for (var block = 0; block < blocks.Length; block++)
        {
            var (first, end) = InputsOf(convolution, block);
            blocks[block] = new PackedBlock(first / Maps.Block, Maps.BlocksOf(end) - (first / Maps.Block), offset);
            // All blocks are complete except the last one.
            var inputs = Math.Min(convolution.InputChannels, Maps.BlocksOf(end) * Maps.Block) - (blocks[block].First * Maps.Block);
            offset += inputs * convolution.Kernel.Area * Maps.Block;
        }

        return new PackedLayout(blocks, offset, BiasesOf(convolution.OutputChannels), IsDense: true);
    }

    /// <summary>Returns the layout of a convolution that reads the image directly.</summary>
    /// <param name="convolution">The convolution.</param>
    public static PackedLayout OfImage(Convolution convolution) => Regular(convolution, convolution.InputChannels * convolution.Kernel.Area, _ => (0, convolution.InputChannels));

    /// <summary>Returns the layout of a depthwise convolution.</summary>
    /// <param name="convolution">The convolution.</param>
    public static PackedLayout OfDepthwise(Convolution convolution) => Regular(convolution, convolution.Kernel.Area, block => (block, 1));

    /// <summary>Returns the convolution that is equivalent to a linear layer.</summary>
    /// <param name="linear">The layer.</param>
    public static Convolution AsConvolution(Linear linear) => new(linear.InputFeatures, linear.OutputFeatures, Extent.One, Extent.One, 1, default, Bias: true);

    private static PackedLayout Regular(Convolution convolution, long inputs, Func<int, (int First, int Count)> readsOf)
    {
        var blocks = new PackedBlock[Maps.BlocksOf(convolution.OutputChannels)];
        for (var block = 0; block < blocks.Length; block++)
        {
            var (first, count) = readsOf(block);
            blocks[block] = new PackedBlock(first, count, block * inputs * Maps.Block);
        }

        return new PackedLayout(blocks, blocks.Length * inputs * Maps.Block, BiasesOf(convolution.OutputChannels), IsDense: false);
    }

    private static int BiasesOf(int channels) => Maps.BlocksOf(channels) * Maps.Block;

    /// <summary>Returns the range of input channels that a block of outputs reads: the channels of all groups that have outputs in the block.</summary>
    private static (int First, int End) InputsOf(Convolution convolution, int block)
    {
        var (inputs, outputs) = (convolution.InputChannels / convolution.Groups, convolution.OutputChannels / convolution.Groups);
        var last = Math.Min(convolution.OutputChannels, (block + 1) * Maps.Block) - 1;
        return (block * Maps.Block / outputs * inputs, ((last / outputs) + 1) * inputs);
    }
}

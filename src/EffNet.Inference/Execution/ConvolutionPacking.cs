using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>Brings filters from PyTorch's order into that of the kernels.</summary>
internal static unsafe class ConvolutionPacking
{
    /// <summary>Packs a convolution that reads blocks of channels.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="filters">Its filters in PyTorch's order.</param>
    /// <param name="bias">Its bias.</param>
    public static PackedConvolution Pack(Convolution convolution, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias)
    {
        var blocks = new PackedBlock[Maps.BlocksOf(convolution.OutputChannels)];
        var area = (int)convolution.Kernel.Area;
        var offset = 0L;
        for (var block = 0; block < blocks.Length; block++)
        {
            var (first, end) = InputsOf(convolution, block);
            blocks[block] = new PackedBlock(first / Maps.Block, Maps.BlocksOf(end) - (first / Maps.Block), offset);
            for (var input = blocks[block].First; input < blocks[block].First + blocks[block].Count; input++)
                offset += (long)LanesOf(convolution.InputChannels, input) * area * Maps.Block;
        }

        var packed = new NativeBuffer(offset);
        for (var block = 0; block < blocks.Length; block++)
            Pack(convolution, filters, block, blocks[block], packed.Pointer + blocks[block].Offset);
        return new PackedConvolution(packed, PackBias(bias), blocks);
    }

    /// <summary>Packs a convolution that reads the image, whose channels follow one another.</summary>
    /// <param name="convolution">The convolution, in one group.</param>
    /// <param name="filters">Its filters in PyTorch's order.</param>
    /// <param name="bias">Its bias.</param>
    public static PackedConvolution PackImage(Convolution convolution, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias)
    {
        var inputs = convolution.InputChannels * (int)convolution.Kernel.Area;
        var blocks = new PackedBlock[Maps.BlocksOf(convolution.OutputChannels)];
        var packed = new NativeBuffer((long)blocks.Length * inputs * Maps.Block);
        for (var block = 0; block < blocks.Length; block++)
        {
            blocks[block] = new PackedBlock(0, convolution.InputChannels, (long)block * inputs * Maps.Block);
            var target = packed.Pointer + blocks[block].Offset;
            for (var input = 0; input < inputs; input++)
            {
                for (var lane = 0; lane < Maps.Block; lane++)
                {
                    var output = (block * Maps.Block) + lane;
                    *target++ = output < convolution.OutputChannels ? filters[(output * inputs) + input] : 0;
                }
            }
        }

        return new PackedConvolution(packed, PackBias(bias), blocks);
    }

    /// <summary>Packs the filters of a depthwise convolution: for each block, for each position of the window, the weights of the block.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="filters">Its filters in PyTorch's order.</param>
    /// <param name="bias">Its bias.</param>
    public static PackedConvolution PackDepthwise(Convolution convolution, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias)
    {
        var area = (int)convolution.Kernel.Area;
        var blocks = new PackedBlock[Maps.BlocksOf(convolution.OutputChannels)];
        var packed = new NativeBuffer((long)blocks.Length * area * Maps.Block);
        var target = packed.Pointer;
        for (var block = 0; block < blocks.Length; block++)
        {
            blocks[block] = new PackedBlock(block, 1, (long)block * area * Maps.Block);
            for (var position = 0; position < area; position++)
            {
                for (var lane = 0; lane < Maps.Block; lane++)
                {
                    var channel = (block * Maps.Block) + lane;
                    *target++ = channel < convolution.OutputChannels ? filters[(channel * area) + position] : 0;
                }
            }
        }

        return new PackedConvolution(packed, PackBias(bias), blocks);
    }

    /// <summary>Returns the channels of a block that have a meaning.</summary>
    /// <param name="channels">All channels.</param>
    /// <param name="block">The block.</param>
    public static int LanesOf(int channels, int block) => Math.Min(Maps.Block, channels - (block * Maps.Block));

    /// <summary>Copies numbers and fills up the last block with zeros.</summary>
    /// <param name="numbers">The numbers.</param>
    public static NativeBuffer PackBias(ReadOnlySpan<float> numbers)
    {
        var packed = new NativeBuffer(Maps.BlocksOf(numbers.Length) * Maps.Block);
        var target = new Span<float>(packed.Pointer, (int)packed.Count);
        target.Clear();
        numbers.CopyTo(target);
        return packed;
    }

    /// <summary>The channels that a block of outputs reads: those of its groups.</summary>
    private static (int First, int End) InputsOf(Convolution convolution, int block)
    {
        var (inputs, outputs) = (convolution.InputChannels / convolution.Groups, convolution.OutputChannels / convolution.Groups);
        var last = Math.Min(convolution.OutputChannels, (block + 1) * Maps.Block) - 1;
        return (block * Maps.Block / outputs * inputs, ((last / outputs) + 1) * inputs);
    }

    private static void Pack(Convolution convolution, ReadOnlySpan<float> filters, int block, PackedBlock packed, float* target)
    {
        var (inputs, outputs, area) = (convolution.InputChannels / convolution.Groups, convolution.OutputChannels / convolution.Groups, (int)convolution.Kernel.Area);
        for (var inputBlock = packed.First; inputBlock < packed.First + packed.Count; inputBlock++)
        {
            var lanes = LanesOf(convolution.InputChannels, inputBlock);
            for (var position = 0; position < area; position++)
            {
                for (var inputLane = 0; inputLane < lanes; inputLane++)
                {
                    for (var lane = 0; lane < Maps.Block; lane++)
                    {
                        var output = (block * Maps.Block) + lane;
                        var input = (inputBlock * Maps.Block) + inputLane;
                        var isRead = output < convolution.OutputChannels && input / inputs == output / outputs;
                        *target++ = isRead ? filters[(((output * inputs) + (input % inputs)) * area) + position] : 0;
                    }
                }
            }
        }
    }
}

using System.Runtime.CompilerServices;
using EffNet.Networks;

namespace EffNet.Inference.Execution;

/// <summary>Converts filters from PyTorch's order to the order of the kernels.</summary>
internal static unsafe class ConvolutionPacking
{
    /// <summary>Packs a convolution that reads blocks of channels.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="filters">The filters in PyTorch's order.</param>
    /// <param name="bias">The bias.</param>
    public static PackedConvolution Pack(Convolution convolution, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias)
    {
        var layout = PackedLayout.Of(convolution);
        var packed = new NativeBuffer(layout.WeightCount);
        fixed (float* first = filters)
        {
            for (var block = 0; block < layout.Blocks.Length; block++)
                Pack(convolution, first, block, layout.Blocks[block], packed.Pointer + layout.Blocks[block].Offset);
        }

        return new PackedConvolution(packed, PackBias(bias), layout.Blocks);
    }

    /// <summary>Packs a convolution that reads the image directly. The image is stored channel by channel (C, H, W), not in blocks of channels.</summary>
    /// <param name="convolution">The convolution, which has one group.</param>
    /// <param name="filters">The filters in PyTorch's order.</param>
    /// <param name="bias">The bias.</param>
    public static PackedConvolution PackImage(Convolution convolution, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias)
    {
        var inputs = convolution.InputChannels * (int)convolution.Kernel.Area;
        var layout = PackedLayout.OfImage(convolution);
        var packed = new NativeBuffer(layout.WeightCount);
        for (var block = 0; block < layout.Blocks.Length; block++)
        {
            var target = packed.Pointer + layout.Blocks[block].Offset;
            for (var input = 0; input < inputs; input++)
            {
                for (var lane = 0; lane < Maps.Block; lane++)
                {
                    var output = (block * Maps.Block) + lane;
                    *target++ = output < convolution.OutputChannels ? filters[(output * inputs) + input] : 0;
                }
            }
        }

        return new PackedConvolution(packed, PackBias(bias), layout.Blocks);
    }

    /// <summary>Packs the filters of a depthwise convolution: for each block of channels and each position of the window, the weights of the block.</summary>
    /// <param name="convolution">The convolution.</param>
    /// <param name="filters">The filters in PyTorch's order.</param>
    /// <param name="bias">The bias.</param>
    public static PackedConvolution PackDepthwise(Convolution convolution, ReadOnlySpan<float> filters, ReadOnlySpan<float> bias)
    {
        var area = (int)convolution.Kernel.Area;
        var layout = PackedLayout.OfDepthwise(convolution);
        var packed = new NativeBuffer(layout.WeightCount);
        var target = packed.Pointer;
        for (var block = 0; block < layout.Blocks.Length; block++)
        {
            for (var position = 0; position < area; position++)
            {
                for (var lane = 0; lane < Maps.Block; lane++)
                {
                    var channel = (block * Maps.Block) + lane;
                    *target++ = channel < convolution.OutputChannels ? filters[(channel * area) + position] : 0;
                }
            }
        }

        return new PackedConvolution(packed, PackBias(bias), layout.Blocks);
    }

    /// <summary>Rounds the weights to half precision.</summary>
    /// <param name="packed">The weights, which are disposed.</param>
    /// <param name="path">The path of the layer, for messages.</param>
    /// <exception cref="ArgumentException">A weight is beyond the range of half precision or NaN.</exception>
    public static PackedConvolution Halve(PackedConvolution packed, string path)
    {
        var halves = new NativeBuffer(packed.Weights.Count, isHalf: true);
        var source = packed.Weights.Pointer;
        var target = (Half*)halves.Pointer;
        for (var i = 0L; i < halves.Count; i++)
        {
            target[i] = (Half)source[i];
            if (!Half.IsFinite(target[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"A weight of '{path}' is {source[i]} after folding batch norms, but half precision supports only finite values up to 65,504. ")
                    + $"Use single precision: omit '{nameof(InferenceOptions.HalfWeights)}' ('--half-weights' in the tool).");
            }
        }

        packed.Weights.Dispose();
        return packed with { Weights = halves };
    }

    /// <summary>Returns the weights of one output of a linear layer.</summary>
    /// <param name="packed">The weights of the layer.</param>
    /// <param name="output">The index of the output.</param>
    /// <param name="inputs">The number of inputs.</param>
    public static float[] RowOf(PackedConvolution packed, int output, int inputs)
    {
        var first = packed.Blocks[output / Maps.Block].Offset + (output % Maps.Block);
        var row = new float[inputs];
        for (var input = 0; input < inputs; input++)
        {
            var place = first + (input * Maps.Block);
            row[input] = packed.IsHalf ? (float)BitConverter.UInt16BitsToHalf(packed.Halves[place]) : packed.Weights.Pointer[place];
        }

        return row;
    }

    /// <summary>Returns the number of channels of a block that are in use.</summary>
    /// <param name="channels">The number of all channels.</param>
    /// <param name="block">The index of the block.</param>
    public static int LanesOf(int channels, int block) => Math.Min(Maps.Block, channels - (block * Maps.Block));

    /// <summary>Copies numbers and fills the last block with zeros.</summary>
    /// <param name="numbers">The numbers.</param>
    public static NativeBuffer PackBias(ReadOnlySpan<float> numbers)
    {
        var packed = new NativeBuffer(Maps.BlocksOf(numbers.Length) * Maps.Block);
        var target = new Span<float>(packed.Pointer, (int)packed.Count);
        target.Clear();
        numbers.CopyTo(target);
        return packed;
    }

    /// <summary>Packs a block of outputs. The method is compiled with full optimization because it takes most of the time of loading a network.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(Convolution convolution, float* filters, int block, PackedBlock packed, float* target)
    {
        var (inputs, outputs, area) = (convolution.InputChannels / convolution.Groups, convolution.OutputChannels / convolution.Groups, (int)convolution.Kernel.Area);
        // For each lane: the address at which input 0 of its filter would be if the filter had all inputs, and the range of inputs that the filter has.
        var rows = stackalloc float*[Maps.Block];
        var firstInputs = stackalloc int[Maps.Block];
        var inputCounts = stackalloc int[Maps.Block];
        for (var lane = 0; lane < Maps.Block; lane++)
        {
            var output = (block * Maps.Block) + lane;
            firstInputs[lane] = output / outputs * inputs;
            inputCounts[lane] = output < convolution.OutputChannels ? inputs : 0;
            rows[lane] = filters + ((((long)output * inputs) - firstInputs[lane]) * area);
        }

        for (var inputBlock = packed.First; inputBlock < packed.First + packed.Count; inputBlock++)
        {
            var first = inputBlock * Maps.Block;
            var end = first + LanesOf(convolution.InputChannels, inputBlock);
            for (var position = 0; position < area; position++)
            {
                for (var input = first; input < end; input++)
                {
                    var place = (input * area) + position;
                    for (var lane = 0; lane < Maps.Block; lane++)
                        *target++ = (uint)(input - firstInputs[lane]) < (uint)inputCounts[lane] ? rows[lane][place] : 0;
                }
            }
        }
    }
}

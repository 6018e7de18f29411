using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Networks;

namespace EffNet.Inference.Steps;

/// <summary>The layer that <see cref="DenseStep{TVector, TLanes}"/> computes, with the positions of its inputs and outputs.</summary>
internal sealed class DenseLayer
{
    private readonly int[] _windowOffsets;
    private readonly int _blockStride;
    private readonly int _inputChannels;

    private DenseLayer(string name, PackedConvolution packed, MapBuffer input, MapBuffer output, int[] windowOffsets, int blockStride, int inputChannels)
    {
        (Name, Packed, Input, Output) = (name, packed, input, output);
        (_windowOffsets, _blockStride, _inputChannels) = (windowOffsets, blockStride, inputChannels);
    }

    /// <summary>Gets the name of the layer.</summary>
    public string Name { get; }

    /// <summary>Gets the weights.</summary>
    public PackedConvolution Packed { get; }

    /// <summary>Gets the input.</summary>
    public MapBuffer Input { get; }

    /// <summary>Gets the output.</summary>
    public MapBuffer Output { get; }

    /// <summary>Gets the factors of the input channels; <see langword="null"/> if there are none.</summary>
    public MapBuffer? Gate { get; init; }

    /// <summary>Gets the maps to add; <see langword="null"/> if there are none.</summary>
    public MapBuffer? Residual { get; init; }

    /// <summary>Gets the activation; <see langword="null"/> if there is none.</summary>
    public ActivationFunction? Activation { get; init; }

    /// <summary>Gets the number of rows of the output; 1 if all pixels are contiguous.</summary>
    public int Rows { get; private init; }

    /// <summary>Gets the number of pixels of a row of the output.</summary>
    public int Columns { get; private init; }

    /// <summary>Gets the offset of the first input of the first pixel, in elements.</summary>
    public int InputOrigin { get; private init; }

    /// <summary>Gets the distance between the inputs of consecutive rows of the output, in elements.</summary>
    public int InputRowStride { get; private init; }

    /// <summary>Gets the distance between the inputs of consecutive pixels of the output, in elements.</summary>
    public int InputStride { get; private init; }

    /// <summary>Gets the number of inputs of a segment.</summary>
    public int SegmentLength { get; private init; }

    /// <summary>Gets the number of inputs of a segment of the last block of input channels.</summary>
    public int LastSegmentLength { get; private init; }

    /// <summary>Returns the description of a convolution.</summary>
    /// <param name="layer">The convolution.</param>
    /// <param name="packed">The packed weights.</param>
    /// <param name="input">The input. For a convolution that reads the image directly, it is the image with its border.</param>
    /// <param name="output">The output.</param>
    /// <param name="gate">The factors of the input channels.</param>
    /// <param name="residual">The maps to add.</param>
    public static DenseLayer Of(FusedConvolution layer, PackedConvolution packed, MapBuffer input, MapBuffer output, MapBuffer? gate, MapBuffer? residual)
    {
        var (window, maps) = (layer.Window, input.Maps);
        // If all pixels are contiguous, treat them as one row.
        var isDense = layer.IsPointwise && !layer.ReadsImage && maps.IsDense && output.Maps.IsDense && residual?.Maps.IsDense != false;
        var (rows, columns) = isDense ? (1, output.Maps.Height * output.Maps.Width) : (output.Maps.Height, output.Maps.Width);
        if (layer.ReadsImage)
        {
            var (row, plane) = (ImageStep.RowOf(maps), ImageStep.PlaneOf(maps));
            var origin = ((maps.Border.Top - window.Border.Top) * row) + maps.Border.Left - window.Border.Left;
            return new DenseLayer(layer.Node.Name, packed, input, output, [.. Enumerable.Range(0, window.Kernel.Height).Select(y => y * row)], plane, 0)
            {
                Gate = gate,
                Residual = residual,
                Activation = layer.Activation,
                Rows = rows,
                Columns = columns,
                InputOrigin = origin,
                InputRowStride = window.Stride.Height * row,
                InputStride = window.Stride.Width,
                SegmentLength = window.Kernel.Width,
                LastSegmentLength = window.Kernel.Width,
            };
        }

        var channels = layer.Operation.InputChannels;
        var positions = from y in Enumerable.Range(0, window.Kernel.Height) from x in Enumerable.Range(0, window.Kernel.Width) select (y * maps.RowStride) + (x * Maps.Block);
        return new DenseLayer(layer.Node.Name, packed, input, output, [.. positions], maps.BlockStride, channels)
        {
            Gate = gate,
            Residual = residual,
            Activation = layer.Activation,
            Rows = rows,
            Columns = columns,
            InputOrigin = maps.Origin - (window.Border.Top * maps.RowStride) - (window.Border.Left * Maps.Block),
            InputRowStride = window.Stride.Height * maps.RowStride,
            InputStride = window.Stride.Width * Maps.Block,
            SegmentLength = Maps.Block,
            LastSegmentLength = ConvolutionPacking.LanesOf(channels, Maps.BlocksOf(channels) - 1),
        };
    }

    /// <summary>Returns the description of a linear layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="packed">The packed weights.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    public static DenseLayer Of(FusedLinear layer, PackedConvolution packed, MapBuffer input, MapBuffer output)
    {
        var channels = ((Linear)layer.Node.Operation).InputFeatures;
        return new DenseLayer(layer.Node.Name, packed, input, output, [0], input.Maps.BlockStride, channels)
        {
            Activation = layer.Activation,
            Rows = 1,
            Columns = 1,
            InputOrigin = input.Maps.Origin,
            InputRowStride = input.Maps.RowStride,
            InputStride = Maps.Block,
            SegmentLength = Maps.Block,
            LastSegmentLength = ConvolutionPacking.LanesOf(channels, Maps.BlocksOf(channels) - 1),
        };
    }

    /// <summary>Returns the offsets of the segments that a block of outputs reads.</summary>
    /// <param name="block">The block.</param>
    /// <exception cref="OverflowException">The maps are too large for offsets of 32 bits.</exception>
    public int[] OffsetsOf(PackedBlock block) =>
        [.. from input in Enumerable.Range(block.First, block.Count) from offset in _windowOffsets select checked((input * _blockStride) + offset)];

    /// <summary>Returns the number of segments with complete blocks of channels.</summary>
    /// <param name="block">A block of outputs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FullSegmentsOf(PackedBlock block)
    {
        if (_inputChannels == 0)
            return block.Count * _windowOffsets.Length;
        var hasLast = block.First + block.Count == Maps.BlocksOf(_inputChannels);
        return (block.Count - (hasLast ? 1 : 0)) * _windowOffsets.Length;
    }
}

using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>
/// Computes a dense or grouped convolution, or a linear layer, as products of pixels and weights. An item is a part of the pixels, small enough for the L1 and
/// L2 caches, for some blocks of outputs. The inputs of an output are always added in the same order, regardless of how the work is divided.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal sealed unsafe class DenseStep<TVector, TLanes> : Step
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>
    /// The number of inputs that are processed together: their weights are used for all pixels of an item before the next inputs are read. The weights of two
    /// blocks of outputs for these inputs fit into the L1 cache.
    /// </summary>
    private const int MostInputs = 256;

    /// <summary>The largest number of pixels of an item. A block of outputs for so many pixels fits into the L1 cache.</summary>
    private const int MostPixels = 384;

    /// <summary>If the pixels are divided into fewer parts than this number, the blocks of outputs are also divided among items.</summary>
    private const int ManyParts = 4;

    private readonly DenseLayer _layer;
    private readonly delegate*<float*, float*, nint, void> _activation;
    private readonly int _rowsOfPart;
    private readonly int _pixelsOfPart;
    private readonly int _partsOfRow;
    private readonly int _parts;
    private readonly int _groups;
    private readonly int _blocksOfGroup;
    private readonly int[][] _offsets;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="layer">The layer to compute.</param>
    public DenseStep(DenseLayer layer)
        : base(layer.Name)
    {
        _layer = layer;
        _activation = ActivationTable<TVector, TLanes>.Find(layer.Activation);
        (_rowsOfPart, _pixelsOfPart) = layer.Columns >= MostPixels ? (1, MostPixels) : (Math.Max(1, MostPixels / layer.Columns), layer.Columns);
        _partsOfRow = Divide(layer.Columns, _pixelsOfPart);
        _parts = Divide(layer.Rows, _rowsOfPart) * _partsOfRow;
        var blocks = layer.Packed.Blocks.Length;
        _blocksOfGroup = _parts >= ManyParts ? blocks : Math.Max(2, Divide(blocks, 8) / 2 * 2);
        _groups = Divide(blocks, _blocksOfGroup);
        _offsets = [.. layer.Packed.Blocks.Select(layer.OffsetsOf)];
    }

    /// <inheritdoc/>
    public override int Items => _parts * _groups;

    /// <inheritdoc/>
    public override long Scratch => _layer.Gate is null && !_layer.Packed.IsHalf ? 0 : 2 * MostInputs * Maps.Block;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var (part, group) = (item % _parts, item / _parts);
        var (firstRow, firstColumn) = (part / _partsOfRow * _rowsOfPart, part % _partsOfRow * _pixelsOfPart);
        var area = new Area(firstRow, Math.Min(_rowsOfPart, _layer.Rows - firstRow), firstColumn, Math.Min(_pixelsOfPart, _layer.Columns - firstColumn));
        var end = Math.Min((group + 1) * _blocksOfGroup, _layer.Packed.Blocks.Length);
        for (var block = group * _blocksOfGroup; block < end;)
        {
            // With vectors as wide as a block, two blocks with the same inputs are computed at once.
            var isPair = TLanes.Count == Maps.Block && block + 1 < end && _layer.Packed.Blocks[block].First == _layer.Packed.Blocks[block + 1].First
                && _layer.Packed.Blocks[block].Count == _layer.Packed.Blocks[block + 1].Count;
            var count = isPair ? 2 : 1;
            Multiply(block, count, area, memory);
            for (var last = block + count; block < last; block++)
                Activate(block, area, memory);
        }
    }

    private static int Divide(int count, int size) => (count + size - 1) / size;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(int block, int blocks, Area area, in StepMemory memory)
    {
        if (_layer.Residual is { } residual)
        {
            for (var i = block; i < block + blocks; i++)
                AddResidual(residual, i, area, memory);
        }

        var (packed, offsets) = (_layer.Packed.Blocks[block], _offsets[block]);
        var segmentsAtOnce = Math.Max(1, MostInputs / _layer.SegmentLength);
        var offset = packed.Offset;
        var nextBlock = blocks == 2 ? (nint)(_layer.Packed.Blocks[block + 1].Offset - packed.Offset) : 0;
        fixed (int* first = offsets)
        {
            for (var segment = 0; segment < offsets.Length; segment += segmentsAtOnce)
            {
                var segments = Math.Min(segmentsAtOnce, offsets.Length - segment);
                var full = Math.Clamp(_layer.FullSegmentsOf(packed) - segment, 0, segments);
                var inputs = (full * _layer.SegmentLength) + ((segments - full) * _layer.LastSegmentLength);
                var product = new Product
                {
                    Weights = _layer.Packed.Weights.Pointer + offset,
                    NextWeights = nextBlock,
                    Accumulates = segment > 0 || _layer.Residual is not null,
                    Offsets = first + segment,
                    Segments = segments,
                    FullSegments = full,
                    Length = _layer.SegmentLength,
                    LastLength = _layer.LastSegmentLength,
                    InputStride = _layer.InputStride,
                };
                if (_layer.Packed.IsHalf)
                    Widen(offset, inputs, blocks, ref product, memory);
                if (_layer.Gate is { } gate)
                    Scale(gate, packed, segment, inputs, blocks, ref product, memory);
                Multiply(product, block, blocks, area, memory);
                offset += inputs * Maps.Block;
            }
        }
    }

    /// <summary>Computes the vectors of one or two blocks in pairs; the last vector may be single.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(Product product, int block, int blocks, Area area, in StepMemory memory)
    {
        var output = _layer.Output.RowOf(memory.Arena, block);
        var bias = _layer.Packed.Bias.Pointer + (block * Maps.Block);
        if (blocks == 2)
        {
            product.Bias = bias;
            (product.NextBias, product.NextOutput) = (Maps.Block, _layer.Output.Maps.BlockStride);
            Multiply(product, output, 2, area, memory);
            return;
        }

        var vectors = Divide(ConvolutionPacking.LanesOf(_layer.Output.Maps.Channels, block), TLanes.Count);
        var weights = product.Weights;
        for (var vector = 0; vector < vectors; vector += 2)
        {
            var lane = vector * TLanes.Count;
            product.Weights = weights + lane;
            product.Bias = bias + lane;
            (product.NextWeights, product.NextBias, product.NextOutput) = (TLanes.Count, TLanes.Count, TLanes.Count);
            Multiply(product, output + lane, Math.Min(2, vectors - vector), area, memory);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply(in Product product, float* output, int columns, Area area, in StepMemory memory)
    {
        var input = memory.Arena + _layer.Input.Offset + _layer.InputOrigin + ((long)area.FirstRow * _layer.InputRowStride) + ((long)area.FirstColumn * _layer.InputStride);
        output += ((long)area.FirstRow * _layer.Output.Maps.RowStride) + ((long)area.FirstColumn * Maps.Block);
        for (var row = 0; row < area.Rows; row++)
        {
            MatrixKernel<TVector, TLanes>.Run(input, output, area.Columns, columns, product);
            input += _layer.InputRowStride;
            output += _layer.Output.Maps.RowStride;
        }
    }

    /// <summary>Converts the half-precision weights of the inputs to single precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Widen(long offset, int inputs, int blocks, ref Product product, in StepMemory memory)
    {
        for (var i = 0; i < blocks; i++)
            HalfKernel<TVector, TLanes>.Run(_layer.Packed.Halves + offset + (i * product.NextWeights), memory.Scratch + (i * MostInputs * Maps.Block), inputs * Maps.Block);
        product.Weights = memory.Scratch;
        product.NextWeights = MostInputs * Maps.Block;
    }

    /// <summary>Multiplies the weights of the inputs by the gate, which is less work than multiplying all maps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(MapBuffer gate, PackedBlock packed, int segment, int inputs, int blocks, ref Product product, in StepMemory memory)
    {
        // A gate whose border is read by a window is not contiguous.
        var piece = gate.Maps.IsDense ? inputs : Maps.Block;
        for (var first = 0; first < inputs; first += piece)
        {
            var factors = gate.RowOf(memory.Arena, packed.First + segment + (first / Maps.Block));
            for (var i = 0; i < blocks; i++)
            {
                ScaleKernel<TVector, TLanes>.Run(
                    product.Weights + (i * product.NextWeights) + (first * Maps.Block),
                    factors,
                    memory.Scratch + (((i * MostInputs) + first) * Maps.Block),
                    Math.Min(piece, inputs - first));
            }
        }

        product.Weights = memory.Scratch;
        product.NextWeights = MostInputs * Maps.Block;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddResidual(MapBuffer residual, int block, Area area, in StepMemory memory)
    {
        for (var row = area.FirstRow; row < area.FirstRow + area.Rows; row++)
        {
            ElementKernel<TVector, TLanes>.AddBias(
                _layer.Packed.Bias.Pointer + (block * Maps.Block),
                residual.RowOf(memory.Arena, block, row) + ((long)area.FirstColumn * Maps.Block),
                _layer.Output.RowOf(memory.Arena, block, row) + ((long)area.FirstColumn * Maps.Block),
                (nint)area.Columns * Maps.Block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate(int block, Area area, in StepMemory memory)
    {
        if (_activation is null)
            return;
        var output = _layer.Output.RowOf(memory.Arena, block, area.FirstRow) + ((long)area.FirstColumn * Maps.Block);
        for (var row = 0; row < area.Rows; row++, output += _layer.Output.Maps.RowStride)
            _activation(output, output, (nint)area.Columns * Maps.Block);
    }

    /// <summary>A part of the pixels.</summary>
    private readonly record struct Area(int FirstRow, int Rows, int FirstColumn, int Columns);
}

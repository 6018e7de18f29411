using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>
/// Computes a pointwise convolution that expands the channels together with the depthwise convolution after it. An item is one or two blocks of channels, whose
/// expanded maps stay in the L1 and L2 caches instead of being written to memory. Small maps are expanded completely. For large maps, rows are expanded into a
/// ring buffer when the window needs them.
/// </summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal sealed unsafe class ExpansionStep<TVector, TLanes> : Step
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>The largest number of pixels, including the border, of maps that are expanded completely. A block of such maps has at most 24 KB.</summary>
    private const int MostPixels = 384;

    private readonly DepthwiseLayer _layer;
    private readonly DepthwiseRows<TVector, TLanes> _rows;
    private readonly PackedConvolution _packed;
    private readonly MapBuffer _input;
    private readonly delegate*<float*, float*, nint, void> _activation;
    private readonly int[] _offsets;
    private readonly int _lastLength;
    private readonly int _width;
    private readonly int _height;
    private readonly int _ringRow;
    private readonly int _ringRows;
    private readonly bool _isWhole;
    private readonly long _mapScratch;
    private readonly long _weightsOfBlock;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="expansion">The pointwise convolution.</param>
    /// <param name="packed">The packed weights of the pointwise convolution.</param>
    /// <param name="input">The input of the pointwise convolution.</param>
    /// <param name="layer">The depthwise convolution.</param>
    public ExpansionStep(FusedConvolution expansion, PackedConvolution packed, MapBuffer input, DepthwiseLayer layer)
        : base(layer.Name)
    {
        (_layer, _packed, _input, _rows) = (layer, packed, input, new DepthwiseRows<TVector, TLanes>(layer));
        _activation = ActivationTable<TVector, TLanes>.Find(expansion.Activation);
        _offsets = [.. Enumerable.Range(0, input.Maps.Blocks).Select(b => checked(b * input.Maps.BlockStride))];
        _lastLength = ConvolutionPacking.LanesOf(input.Maps.Channels, input.Maps.Blocks - 1);
        _weightsOfBlock = (long)input.Maps.Channels * Maps.Block;
        (_width, _height) = (input.Maps.Width, input.Maps.Height);
        var border = layer.Window.Border;
        var rows = _height + border.Top + border.Bottom;
        _ringRow = checked((_width + border.Left + border.Right) * Maps.Block);
        _isWhole = input.Maps.IsDense && (long)rows * _ringRow <= MostPixels * Maps.Block;
        _ringRows = _isWhole ? rows : layer.Window.Kernel.Height + 1;
        _mapScratch = checked((int)(BlocksOfItem * (((long)_ringRows * _ringRow) + (_isWhole ? _height * _width * Maps.Block : 0))));
    }

    /// <inheritdoc/>
    public override int Items => (_layer.Output.Maps.Blocks + BlocksOfItem - 1) / BlocksOfItem;

    /// <inheritdoc/>
    public override long Scratch => _mapScratch + (_packed.IsHalf ? BlocksOfItem * _weightsOfBlock : 0);

    /// <summary>
    /// Gets the number of blocks of an item. The matrix kernel is fastest with two vectors, which are two blocks if a vector is as wide as a block.
    /// </summary>
    private static int BlocksOfItem => TLanes.Count == Maps.Block ? 2 : 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var first = item * BlocksOfItem;
        var blocks = Math.Min(BlocksOfItem, _layer.Output.Maps.Blocks - first);
        if (_packed.IsHalf)
            HalfKernel<TVector, TLanes>.Run(_packed.Halves + _packed.Blocks[first].Offset, memory.Scratch + _mapScratch, (nint)(blocks * _weightsOfBlock));
        if (_isWhole)
            RunWhole(first, blocks, memory);
        else
            RunRows(first, blocks, memory);
    }

    /// <summary>Expands all rows, then copies each block into a buffer with borders and computes the depthwise convolution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunWhole(int first, int blocks, in StepMemory memory)
    {
        var (border, pixels) = (_layer.Window.Border, _width * _height);
        var ring = memory.Scratch;
        var expanded = ring + (_ringRows * _ringRow);
        Expand(first, blocks, 0, pixels, expanded, pixels * Maps.Block, memory);
        new Span<float>(ring, _ringRows * _ringRow).Clear();
        var rows = stackalloc float*[_layer.Window.Kernel.Height];
        var sums = stackalloc float[Maps.Block];
        for (var block = first; block < first + blocks; block++)
        {
            for (var y = 0; y < _height; y++, expanded += _width * Maps.Block)
                Activate(expanded, ring + ((border.Top + y) * _ringRow) + (border.Left * Maps.Block));
            new Span<float>(sums, Maps.Block).Clear();
            for (var y = 0; y < _layer.Output.Maps.Height; y++)
            {
                for (var i = 0; i < _layer.Window.Kernel.Height; i++)
                    rows[i] = ring + (((y * _layer.Window.Stride.Height) + i) * _ringRow);
                _rows.Run(block, y, rows, sums, memory);
            }

            _rows.WriteMeans(block, sums, memory);
        }
    }

    /// <summary>Expands the rows that the window needs next. They replace rows that the window no longer needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRows(int first, int blocks, in StepMemory memory)
    {
        var window = _layer.Window;
        var ring = _ringRows * _ringRow;
        new Span<float>(memory.Scratch, blocks * ring).Clear();
        var rows = stackalloc float*[window.Kernel.Height];
        var sums = stackalloc float[2 * Maps.Block];
        new Span<float>(sums, 2 * Maps.Block).Clear();
        var expanded = 0;
        for (var y = 0; y < _layer.Output.Maps.Height; y++)
        {
            var top = (y * window.Stride.Height) - window.Border.Top;
            // Skip rows between two positions of the window.
            expanded = Math.Max(expanded, top);
            for (; expanded < Math.Min(top + window.Kernel.Height, _height); expanded++)
            {
                var target = memory.Scratch + (RingIndexOf(expanded) * _ringRow) + (window.Border.Left * Maps.Block);
                Expand(first, blocks, expanded, _width, target, ring, memory);
                for (var i = 0; i < blocks; i++)
                    Activate(target + (i * ring), target + (i * ring));
            }

            for (var block = 0; block < blocks; block++)
            {
                for (var i = 0; i < window.Kernel.Height; i++)
                    rows[i] = memory.Scratch + (block * ring) + (RingIndexOf(top + i) * _ringRow);
                _rows.Run(first + block, y, rows, sums + (block * Maps.Block), memory);
            }
        }

        for (var block = 0; block < blocks; block++)
            _rows.WriteMeans(first + block, sums + (block * Maps.Block), memory);
    }

    /// <summary>Returns the index of a row in the ring. The last row of the ring is a row of the border.</summary>
    private int RingIndexOf(int row) => row >= 0 && row < _height ? row % (_ringRows - 1) : _ringRows - 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate(float* source, float* target)
    {
        var count = _width * Maps.Block;
        if (_activation is not null)
            _activation(source, target, count);
        else if (source != target)
            new Span<float>(source, count).CopyTo(new Span<float>(target, count));
    }

    /// <summary>Expands consecutive pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Expand(int first, int blocks, int row, int pixels, float* output, nint nextBlock, in StepMemory memory)
    {
        var input = _input.RowOf(memory.Arena, 0, row);
        var weights = _packed.IsHalf ? memory.Scratch + _mapScratch : _packed.Weights.Pointer + _packed.Blocks[first].Offset;
        fixed (int* offsets = _offsets)
        {
            var product = new Product
            {
                Offsets = offsets,
                Segments = _offsets.Length,
                FullSegments = _offsets.Length - 1,
                Length = Maps.Block,
                LastLength = _lastLength,
                InputStride = Maps.Block,
            };
            for (var lane = 0; lane < Maps.Block; lane += 2 * TLanes.Count)
            {
                product.Weights = weights + lane;
                product.Bias = _packed.Bias.Pointer + (first * Maps.Block) + lane;
                if (TLanes.Count == Maps.Block)
                {
                    product.NextWeights = blocks == 2 ? (nint)_weightsOfBlock : 0;
                    (product.NextBias, product.NextOutput) = (Maps.Block, nextBlock);
                    MatrixKernel<TVector, TLanes>.Run(input, output, pixels, blocks, product);
                }
                else
                {
                    (product.NextWeights, product.NextBias, product.NextOutput) = (TLanes.Count, TLanes.Count, TLanes.Count);
                    MatrixKernel<TVector, TLanes>.Run(input, output + lane, pixels, 2, product);
                }
            }
        }
    }
}

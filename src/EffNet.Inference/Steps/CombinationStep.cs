using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>Computes a sum or product of maps. Each item is a block.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal sealed unsafe class CombinationStep<TVector, TLanes> : Step
    where TLanes : struct, ILanes<TVector>
{
    private readonly MapBuffer[] _terms;
    private readonly MapBuffer _output;
    private readonly bool _isProduct;
    private readonly delegate*<float*, float*, nint, void> _activation;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="terms">The values to combine.</param>
    /// <param name="output">The output.</param>
    public CombinationStep(FusedCombination layer, MapBuffer[] terms, MapBuffer output)
        : base(layer.Node.Name)
    {
        (_terms, _output, _isProduct) = (terms, output, layer.IsProduct);
        _activation = ActivationTable<TVector, TLanes>.Find(layer.Activation);
    }

    /// <inheritdoc/>
    public override int Items => _output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var maps = _output.Maps;
        for (var y = 0; y < maps.Height; y++)
        {
            var row = RowOf(_output, item, y, memory);
            Read(_terms[0], item, y, row, memory);
            for (var i = 1; i < _terms.Length; i++)
                Combine(_terms[i], item, y, row, memory);
            if (_activation is not null)
                _activation(row, row, (nint)maps.Width * Maps.Block);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float* RowOf(MapBuffer buffer, int block, int y, in StepMemory memory)
    {
        var maps = buffer.Maps;
        // A term with one row or block is the same for all rows or blocks.
        var (row, ofBlock) = (maps.Height == 1 ? 0 : y, maps.Channels == 1 ? 0 : block);
        return buffer.RowOf(memory.Arena, ofBlock, row);
    }

    private bool IsWhole(MapBuffer term) => term.Maps.Width == _output.Maps.Width && term.Maps.Channels == _output.Maps.Channels;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(MapBuffer term, int block, int y, float* target, in StepMemory memory)
    {
        var source = RowOf(term, block, y, memory);
        if (IsWhole(term))
        {
            var count = _output.Maps.Width * Maps.Block;
            new Span<float>(source, count).CopyTo(new Span<float>(target, count));
            return;
        }

        for (var x = 0; x < _output.Maps.Width; x++)
        {
            for (var lane = 0; lane < Maps.Block; lane++)
                target[(x * Maps.Block) + lane] = source[At(term, x, lane)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Combine(MapBuffer term, int block, int y, float* target, in StepMemory memory)
    {
        var source = RowOf(term, block, y, memory);
        if (IsWhole(term) && !_isProduct)
        {
            ElementKernel<TVector, TLanes>.Add(target, source, (nint)_output.Maps.Width * Maps.Block);
            return;
        }

        if (_isProduct && term.Maps.Width == 1 && term.Maps.Channels == _output.Maps.Channels)
        {
            ElementKernel<TVector, TLanes>.Multiply(target, source, target, (nint)_output.Maps.Width * Maps.Block);
            return;
        }

        for (var x = 0; x < _output.Maps.Width; x++)
        {
            for (var lane = 0; lane < Maps.Block; lane++)
            {
                ref var number = ref target[(x * Maps.Block) + lane];
                var other = source[At(term, x, lane)];
                number = _isProduct ? number * other : number + other;
            }
        }
    }

    private static int At(MapBuffer term, int x, int lane) => ((term.Maps.Width == 1 ? 0 : x) * Maps.Block) + (term.Maps.Channels == 1 ? 0 : lane);
}

using System.Runtime.CompilerServices;
using EffNet.Inference.Execution;
using EffNet.Inference.Fusion;
using EffNet.Inference.Kernels;

namespace EffNet.Inference.Steps;

/// <summary>Computes a separate batch norm or activation. Each item is a block.</summary>
/// <typeparam name="TVector">The type of a vector.</typeparam>
/// <typeparam name="TLanes">The arithmetic of the vectors.</typeparam>
internal sealed unsafe class ElementStep<TVector, TLanes> : Step
    where TLanes : struct, ILanes<TVector>
{
    private readonly PackedConvolution? _norm;
    private readonly MapBuffer _input;
    private readonly MapBuffer _output;
    private readonly delegate*<float*, float*, nint, void> _activation;

    /// <summary>Initializes a new instance of the class.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="norm">The factors and summands of a batch norm; <see langword="null"/> for an activation.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    public ElementStep(FusedElements layer, PackedConvolution? norm, MapBuffer input, MapBuffer output)
        : base(layer.Node.Name)
    {
        (_norm, _input, _output) = (norm, input, output);
        _activation = ActivationTable<TVector, TLanes>.Find(layer.Activation);
    }

    /// <inheritdoc/>
    public override int Items => _output.Maps.Blocks;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Run(int item, in StepMemory memory)
    {
        var (source, target) = (_input.Maps, _output.Maps);
        var from = _input.RowOf(memory.Arena, item);
        var to = _output.RowOf(memory.Arena, item);
        var count = target.Width * Maps.Block;
        for (var y = 0; y < target.Height; y++, from += source.RowStride, to += target.RowStride)
        {
            if (_norm is not null)
                ElementKernel<TVector, TLanes>.MultiplyAdd(from, _norm.Weights.Pointer + (item * Maps.Block), _norm.Bias.Pointer + (item * Maps.Block), to, count);
            else
                new Span<float>(from, count).CopyTo(new Span<float>(to, count));
            if (_activation is not null)
                _activation(to, to, count);
        }
    }
}

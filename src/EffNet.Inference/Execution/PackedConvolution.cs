namespace EffNet.Inference.Execution;

/// <summary>The weights of a layer in the order in which the kernels read them, and which blocks of the input each block of outputs reads.</summary>
/// <param name="Weights">For each block of outputs, for each of its inputs, <see cref="Maps.Block"/> outputs.</param>
/// <param name="Bias">A bias for each output.</param>
/// <param name="Blocks">What each block of outputs reads.</param>
internal sealed unsafe record PackedConvolution(NativeBuffer Weights, NativeBuffer Bias, PackedBlock[] Blocks)
{
    /// <summary>Gets whether the weights are half-precision numbers.</summary>
    public bool IsHalf => Weights.IsHalf;

    /// <summary>Gets the weights, if they are half-precision numbers. Not public: the text of a record has its public properties, and that of a pointer cannot be compiled ahead of time.</summary>
    internal ushort* Halves => (ushort*)Weights.Pointer;
}

/// <summary>The inputs of a block of outputs.</summary>
/// <param name="First">The first block of input channels.</param>
/// <param name="Count">The number of blocks.</param>
/// <param name="Offset">Where its weights begin.</param>
internal readonly record struct PackedBlock(int First, int Count, long Offset);

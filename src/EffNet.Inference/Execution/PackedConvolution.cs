namespace EffNet.Inference.Execution;

/// <summary>The weights of a layer in the order of the kernels, with the blocks of inputs that each block of outputs reads.</summary>
/// <param name="Weights">For each block of outputs and each of its inputs, the weights of <see cref="Maps.Block"/> outputs.</param>
/// <param name="Bias">A bias for each output.</param>
/// <param name="Blocks">The inputs of each block of outputs.</param>
internal sealed unsafe record PackedConvolution(NativeBuffer Weights, NativeBuffer Bias, PackedBlock[] Blocks)
{
    /// <summary>Gets a value that indicates whether the weights have half precision.</summary>
    public bool IsHalf => Weights.IsHalf;

    /// <summary>
    /// Gets the address of weights in half precision. The property is not public because <c>ToString</c> of a record prints all public properties, and printing a
    /// pointer is not supported in programs compiled ahead of time.
    /// </summary>
    internal ushort* Halves => (ushort*)Weights.Pointer;
}

/// <summary>The inputs of a block of outputs.</summary>
/// <param name="First">The first block of input channels.</param>
/// <param name="Count">The number of blocks of input channels.</param>
/// <param name="Offset">The offset of the weights of the block.</param>
internal readonly record struct PackedBlock(int First, int Count, long Offset);

namespace EffNet.Inference.Kernels;

/// <summary>
/// What <see cref="MatrixKernel{TVector, TLanes}"/> multiplies. The inputs of a pixel are segments of consecutive numbers at fixed offsets from it: a block of channels for each position of the
/// window, or, in an image, a row of the window.
/// </summary>
internal unsafe struct Product
{
    /// <summary>The weights of the first vector of outputs: for each input, in order of the segments, <see cref="Maps.Block"/> outputs.</summary>
    public float* Weights;

    /// <summary>From the weights of the first vector to those of the second.</summary>
    public nint NextWeights;

    /// <summary>The bias of the first vector.</summary>
    public float* Bias;

    /// <summary>From the bias of the first vector to that of the second.</summary>
    public nint NextBias;

    /// <summary>From the outputs of the first vector to those of the second.</summary>
    public nint NextOutput;

    /// <summary>Whether the products are added to what the outputs are, and not to the bias.</summary>
    public bool Accumulates;

    /// <summary>Where the segments begin, from a pixel's own place.</summary>
    public int* Offsets;

    /// <summary>The number of segments.</summary>
    public int Segments;

    /// <summary>The number of segments that have <see cref="Length"/> numbers; the others, which come last, have <see cref="LastLength"/>.</summary>
    public int FullSegments;

    /// <summary>The numbers of a segment.</summary>
    public int Length;

    /// <summary>The numbers of the segments of the last block of channels.</summary>
    public int LastLength;

    /// <summary>From the inputs of a pixel to those of the next.</summary>
    public nint InputStride;
}

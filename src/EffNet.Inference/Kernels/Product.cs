namespace EffNet.Inference.Kernels;

/// <summary>
/// The operands of <see cref="MatrixKernel{TVector, TLanes}"/>. The inputs of a pixel are segments of consecutive numbers at fixed offsets from the pixel. A
/// segment is a block of channels at a position of the window or, in an image, a row of the window.
/// </summary>
internal unsafe struct Product
{
    /// <summary>The weights of the first vector of outputs: for each input, in order of the segments, <see cref="Maps.Block"/> outputs.</summary>
    public float* Weights;

    /// <summary>The distance from the weights of the first vector to the weights of the second vector.</summary>
    public nint NextWeights;

    /// <summary>The bias of the first vector.</summary>
    public float* Bias;

    /// <summary>The distance from the bias of the first vector to the bias of the second vector.</summary>
    public nint NextBias;

    /// <summary>The distance from the outputs of the first vector to the outputs of the second vector.</summary>
    public nint NextOutput;

    /// <summary>A value that indicates whether the products are added to the current outputs instead of the bias.</summary>
    public bool Accumulates;

    /// <summary>The offsets of the segments from the position of a pixel.</summary>
    public int* Offsets;

    /// <summary>The number of segments.</summary>
    public int Segments;

    /// <summary>The number of segments with <see cref="Length"/> numbers. The other segments come last and have <see cref="LastLength"/> numbers.</summary>
    public int FullSegments;

    /// <summary>The number of inputs of a segment.</summary>
    public int Length;

    /// <summary>The number of inputs in each segment after the first full segments. These segments belong to the last block of channels, which can be incomplete.</summary>
    public int LastLength;

    /// <summary>The distance between the inputs of consecutive pixels.</summary>
    public nint InputStride;
}

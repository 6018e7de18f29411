namespace EffNet.Inference.Kernels;

/// <summary>The filters of a block of channels of a depthwise convolution.</summary>
internal unsafe struct DepthwiseFilter
{
    /// <summary>For each position of the window, row by row, the weights of the block.</summary>
    public float* Weights;

    /// <summary>The bias of the block.</summary>
    public float* Bias;

    /// <summary>The height of the window.</summary>
    public int Height;

    /// <summary>The width of the window.</summary>
    public int Width;

    /// <summary>The distance between the inputs of consecutive pixels.</summary>
    public nint Stride;
}

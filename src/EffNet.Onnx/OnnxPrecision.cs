namespace EffNet.Onnx;

/// <summary>Specifies the element type of an exported model. Images and outputs always have single precision.</summary>
public enum OnnxPrecision
{
    /// <summary>Weights and computation in single precision.</summary>
    Full,

    /// <summary>
    /// Weights in half precision, which halves the size of the file. They are converted when the model is loaded, and the computation is in single precision.
    /// </summary>
    HalfWeights,

    /// <summary>Weights and computation in half precision, for GPUs.</summary>
    Half,
}

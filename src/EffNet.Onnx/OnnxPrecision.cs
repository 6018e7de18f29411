namespace EffNet.Onnx;

/// <summary>The element type of an exported model. Images and outputs are single precision in each case.</summary>
public enum OnnxPrecision
{
    /// <summary>Weights and computation in single precision.</summary>
    Full,

    /// <summary>Weights in half precision, which halves the file. They are converted when the model is loaded; computation is in single precision.</summary>
    HalfWeights,

    /// <summary>Weights and computation in half precision, for GPUs.</summary>
    Half,
}

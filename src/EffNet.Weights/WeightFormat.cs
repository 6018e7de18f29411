namespace EffNet.Weights;

/// <summary>Specifies the format of a weight file. The format is detected from the first bytes of the file, not from its name.</summary>
public enum WeightFormat
{
    /// <summary>The safetensors format of Hugging Face: a JSON header followed by raw tensors.</summary>
    Safetensors,

    /// <summary>The PyTorch format since 1.6: a zip archive of a pickle and raw storages.</summary>
    PyTorch,

    /// <summary>The PyTorch format before 1.6: five consecutive pickles followed by raw storages.</summary>
    LegacyPyTorch,

    /// <summary>The format of TorchSharp's <c>module.save</c>.</summary>
    TorchSharp,

    /// <summary>An ONNX model. The package EffNet.Onnx reads it.</summary>
    Onnx,
}

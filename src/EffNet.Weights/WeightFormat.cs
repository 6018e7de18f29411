namespace EffNet.Weights;

/// <summary>The formats of files with weights. Which one a file has is read off its first bytes, never off its name.</summary>
public enum WeightFormat
{
    /// <summary>Hugging Face's safetensors: a JSON header and raw tensors.</summary>
    Safetensors,

    /// <summary>PyTorch's own since 1.6: a zip archive of a pickle and raw storages.</summary>
    PyTorch,

    /// <summary>PyTorch's own before 1.6: five pickles in a row and raw storages.</summary>
    LegacyPyTorch,

    /// <summary>TorchSharp's <c>module.save</c>.</summary>
    TorchSharp,

    /// <summary>An ONNX model, which the package EffNet.Onnx reads.</summary>
    Onnx,
}

namespace EffNet.Onnx;

/// <summary>Specifies how a network is exported to ONNX.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>Gets the outputs of the model; <see cref="OnnxOutputs.Logits"/> by default.</summary>
    public OnnxOutputs Outputs { get; init; } = OnnxOutputs.Logits;

    /// <summary>Gets the element type of weights and computation; single precision by default.</summary>
    public OnnxPrecision Precision { get; init; }

    /// <summary>
    /// Gets a value that indicates whether batch norms remain nodes of the model. By default, they are folded into the convolutions before them if possible,
    /// which makes the model faster.
    /// </summary>
    public bool KeepsBatchNorms { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the model reads only images of the network's height and width. By default, both are dynamic. Use
    /// <c>network.With(height: …, width: …)</c> for another fixed size. The batch size is always dynamic.
    /// </summary>
    public bool HasFixedSize { get; init; }

    /// <summary>
    /// Gets a value that indicates whether weights are stored in a second file next to the model, with the name of the model and <c>.data</c> appended. By
    /// default, a second file is written only if the model would be larger than 2 GB, which the format does not allow.
    /// </summary>
    public bool HasExternalWeights { get; init; }

    /// <summary>
    /// Gets a value that indicates whether the model preprocesses pictures. By default, the input is <c>image</c>: normalized numbers (N, channels, height,
    /// width). If <see langword="true"/>, the input is <c>picture</c>: bytes (N, height, width, 3) in the order red, green, blue, of any size. The model resizes,
    /// crops and normalizes them as specified by <see cref="OnnxModelInfo.Weights"/>. Its opset is 18 instead of 17.
    /// </summary>
    public bool TakesPictures { get; init; }

    /// <summary>
    /// Gets the information to write to the model's metadata: preprocessing, class names, and the origin of the network. The costs are always written.
    /// </summary>
    public OnnxModelInfo Info { get; init; } = new();
}

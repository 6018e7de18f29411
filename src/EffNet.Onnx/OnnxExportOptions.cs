namespace EffNet.Onnx;

/// <summary>Specifies how a network is exported to ONNX.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>Gets the outputs of the model; <see cref="OnnxOutputs.Logits"/> by default.</summary>
    public OnnxOutputs Outputs { get; init; } = OnnxOutputs.Logits;

    /// <summary>Gets the element type of weights and computation; single precision by default.</summary>
    public OnnxPrecision Precision { get; init; }

    /// <summary>
    /// Gets whether batch norms remain nodes of the model. By default, they are folded into the convolutions before them if the network allows it, which is
    /// faster.
    /// </summary>
    public bool KeepsBatchNorms { get; init; }

    /// <summary>
    /// Gets whether the model reads only images of the network's height and width. By default, both are dynamic. Use <c>network.With(height: …, width: …)</c>
    /// for another fixed size. The batch size is always dynamic.
    /// </summary>
    public bool HasFixedSize { get; init; }

    /// <summary>
    /// Gets whether weights are in a second file beside the model, with the name of the model and <c>.data</c>. By default, they are in the model unless it
    /// would have more than 2 GB, which the format does not allow.
    /// </summary>
    public bool HasExternalWeights { get; init; }

    /// <summary>
    /// Gets whether the model preprocesses pictures. If so, its input is <c>picture</c>, bytes (N, height, width, 3) in the order red, green, blue and of any
    /// size, which the model resizes, crops and normalizes as specified by <see cref="OnnxModelInfo.Weights"/>, and its opset is 18 instead of 17. By default,
    /// the input is <c>image</c>, normalized numbers (N, channels, height, width).
    /// </summary>
    public bool TakesPictures { get; init; }

    /// <summary>Gets the information for the model's metadata in addition to costs: preprocessing, class names, and the origin of the network.</summary>
    public OnnxModelInfo Info { get; init; } = new();
}

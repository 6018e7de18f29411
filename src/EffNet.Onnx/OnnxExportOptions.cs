namespace EffNet.Onnx;

/// <summary>How a network is exported to ONNX.</summary>
public sealed record OnnxExportOptions
{
    /// <summary>Gets the outputs of the model; <see cref="OnnxOutputs.Logits"/> by default.</summary>
    public OnnxOutputs Outputs { get; init; } = OnnxOutputs.Logits;

    /// <summary>Gets the element type of weights and computation; single precision by default.</summary>
    public OnnxPrecision Precision { get; init; }

    /// <summary>Gets whether batch norms remain nodes of the model. By default they are folded into the convolutions before them where the plan of the network allows it, which is faster.</summary>
    public bool KeepsBatchNorms { get; init; }

    /// <summary>
    /// Gets whether the model reads images of the network's height and width only. By default both are dynamic. Use <c>network.With(height: …, width: …)</c> for another fixed size. The batch size is
    /// always dynamic.
    /// </summary>
    public bool HasFixedSize { get; init; }

    /// <summary>
    /// Gets whether weights are in a second file beside the model, with the name of the model and <c>.data</c>. By default they are in the model, unless that would have more than 2 GB, which the
    /// format does not allow.
    /// </summary>
    public bool HasExternalWeights { get; init; }

    /// <summary>
    /// Gets whether the model prepares pictures itself: its input is then <c>picture</c>, bytes (N, height, width, 3) in the order red, green, blue and of any size, which the model resizes, crops and
    /// normalizes as <see cref="OnnxModelInfo.Weights"/> specifies. By default its input is <c>image</c>, normalized numbers (N, channels, height, width). Such a model has opset 18 instead of 17.
    /// </summary>
    public bool TakesPictures { get; init; }

    /// <summary>Gets what the model's metadata states besides costs: preprocessing, class names, and where the network comes from.</summary>
    public OnnxModelInfo Info { get; init; } = new();
}

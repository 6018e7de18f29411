namespace EffNet.Onnx;

/// <summary>Specifies the outputs of an exported model. Values can be combined: <c>OnnxOutputs.Logits | OnnxOutputs.Embedding</c>.</summary>
[Flags]
public enum OnnxOutputs
{
    /// <summary>No output. A model must have at least one.</summary>
    None = 0,

    /// <summary>
    /// The outputs of the network with their own names. With a classifier, this is <c>logits</c> (N, classes), before any softmax. Without a classifier, it is
    /// <c>features</c> (N, features), the pooled features.
    /// </summary>
    Logits = 1,

    /// <summary>The softmax of the scores: <c>probabilities</c> (N, classes). The network must have a classifier.</summary>
    Probabilities = 2,

    /// <summary>The vector that the classifier reads: <c>embedding</c> (N, features).</summary>
    Embedding = 4,

    /// <summary>
    /// The feature maps that detectors use, each with the name of its stage. They are the results of the last stage at each reduction of the image:
    /// <see cref="Networks.Network.Reductions"/>.
    /// </summary>
    Features = 8,
}

namespace EffNet.Onnx;

/// <summary>The outputs of an exported model. Values can be combined: <c>OnnxOutputs.Logits | OnnxOutputs.Embedding</c>.</summary>
[Flags]
public enum OnnxOutputs
{
    /// <summary>No output. A model must have at least one.</summary>
    None = 0,

    /// <summary>
    /// The results of the network under their own names. For a network with a classifier that is <c>logits</c> (N, classes), before any softmax; without one it is <c>features</c> (N, features),
    /// the pooled features.
    /// </summary>
    Logits = 1,

    /// <summary>The softmax of the scores, as <c>probabilities</c> (N, classes). Only for a network with a classifier.</summary>
    Probabilities = 2,

    /// <summary>The vector that the classifier reads, as <c>embedding</c> (N, features).</summary>
    Embedding = 4,

    /// <summary>
    /// The feature maps that detectors attach to, each under the name of its stage: the last stage of each reduction of the image, which <see cref="Networks.Network.Reductions"/> lists.
    /// </summary>
    Features = 8,
}

namespace EffNet.Inference;

/// <summary>Specifies the additional outputs of an engine.</summary>
[Flags]
public enum InferenceOutputs
{
    /// <summary>No additional outputs.</summary>
    None = 0,

    /// <summary>The vector that the classifier reads for each image, named <c>embedding</c>.</summary>
    Embedding = 1,

    /// <summary>
    /// The feature maps of the last stage at each resolution: one output for each factor by which the image is reduced. Each output has the name of its stage.
    /// </summary>
    Features = 2,
}

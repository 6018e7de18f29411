namespace EffNet.Inference;

/// <summary>Specifies the additional outputs of an engine.</summary>
[Flags]
public enum InferenceOutputs
{
    /// <summary>No additional outputs.</summary>
    None = 0,

    /// <summary>The vector that the classifier reads for each image, named <c>embedding</c>.</summary>
    Embedding = 1,

    /// <summary>The maps of the last stage of each size, for each factor by which the image is reduced. They are named after the stages.</summary>
    Features = 2,
}

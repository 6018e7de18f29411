namespace EffNet.Inference;

/// <summary>What an engine computes besides the network's first output.</summary>
[Flags]
public enum InferenceOutputs
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>What the classifier reads: a vector for each image, named <c>embedding</c>.</summary>
    Embedding = 1,

    /// <summary>For each factor by which the image has become smaller, the maps of the last stage of that size, named like the stage.</summary>
    Features = 2,
}

namespace EffNet.Weights;

/// <summary>How a tensor of a file fits a weight of the same name.</summary>
internal enum WeightFit
{
    /// <summary>It has another shape or kind.</summary>
    None,

    /// <summary>It has the weight's shape.</summary>
    Exact,

    /// <summary>It is the first convolution's, for other input channels.</summary>
    Stem,
}

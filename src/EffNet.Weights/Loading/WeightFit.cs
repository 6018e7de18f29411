namespace EffNet.Weights;

/// <summary>Specifies how a tensor of a file fits a weight of the same name.</summary>
internal enum WeightFit
{
    /// <summary>The tensor has another shape or an incompatible element type.</summary>
    None,

    /// <summary>The tensor has the weight's shape.</summary>
    Exact,

    /// <summary>The tensor is of the first convolution, for other input channels.</summary>
    Stem,
}

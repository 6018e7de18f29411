namespace EffNet.Weights;

/// <summary>Specifies how a tensor of a file fits a weight of the same name.</summary>
internal enum WeightFit
{
    /// <summary>The tensor has another shape or an incompatible element type.</summary>
    None,

    /// <summary>The tensor has the weight's shape.</summary>
    Exact,

    /// <summary>The tensor has the filters of the first convolution for another number of input channels.</summary>
    Stem,
}

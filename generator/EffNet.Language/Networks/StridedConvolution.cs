namespace EffNet.Language.Networks;

/// <summary>The convolution of a bottleneck block that has the stride.</summary>
public enum StridedConvolution
{
    /// <summary>The k x k convolution in the middle, as in torchvision ("ResNet v1.5").</summary>
    Middle,

    /// <summary>The first 1x1 convolution, as in He et al. (2016).</summary>
    First,
}

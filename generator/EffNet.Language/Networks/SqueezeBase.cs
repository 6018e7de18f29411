namespace EffNet.Language.Networks;

/// <summary>The channels to which the fraction of a squeeze-and-excitation bottleneck refers.</summary>
public enum SqueezeBase
{
    /// <summary>The input channels of the block, as in the code of the EfficientNet paper.</summary>
    Input,

    /// <summary>The channels after the expansion, as in MobileNetV3.</summary>
    Expanded,

    /// <summary>The output channels of the block, as in SENet.</summary>
    Output,
}

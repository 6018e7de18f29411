namespace EffNet.Language.Networks;

/// <summary>The channels of which the bottleneck of squeeze-and-excitation is a fraction.</summary>
public enum SqueezeBase
{
    /// <summary>The channels that enter the block, as in the code of the EfficientNet paper.</summary>
    Input,

    /// <summary>The channels after the expansion, as in MobileNetV3.</summary>
    Expanded,

    /// <summary>The channels that leave the block, as in SENet.</summary>
    Output,
}

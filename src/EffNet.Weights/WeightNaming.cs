namespace EffNet.Weights;

/// <summary>After which library the tensors in a file are named. It is read off the names themselves.</summary>
public enum WeightNaming
{
    /// <summary>The network's own names, which are torchvision's.</summary>
    Own,

    /// <summary>timm's: <c>blocks.2.0.conv_pw.weight</c>.</summary>
    Timm,

    /// <summary>lukemelas' EfficientNet-PyTorch's: <c>_blocks.3._expand_conv.weight</c>.</summary>
    Lukemelas,
}

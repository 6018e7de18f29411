namespace EffNet.Weights;

/// <summary>Specifies the library whose naming convention a file uses. The convention is detected from the names.</summary>
public enum WeightNaming
{
    /// <summary>The network's own names, which are those of torchvision.</summary>
    Own,

    /// <summary>The names of timm: <c>blocks.2.0.conv_pw.weight</c>.</summary>
    Timm,

    /// <summary>The names of EfficientNet-PyTorch by lukemelas: <c>_blocks.3._expand_conv.weight</c>.</summary>
    Lukemelas,
}

namespace EffNet.PyTorch.Python;

/// <summary>What a setting of a layer is: only settings of one kind can be one parameter of a class.</summary>
internal enum SettingKind
{
    /// <summary>A number of channels or features, or of groups of them.</summary>
    Channels,

    /// <summary>The height and width of a window.</summary>
    Kernel,

    /// <summary>The step between windows.</summary>
    Stride,

    /// <summary>The border around maps.</summary>
    Padding,

    /// <summary>A probability.</summary>
    Rate,

    /// <summary>The class of an activation.</summary>
    Activation,

    /// <summary>A constant of a batch norm.</summary>
    Constant,
}

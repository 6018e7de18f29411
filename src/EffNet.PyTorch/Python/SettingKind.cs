namespace EffNet.PyTorch.Python;

/// <summary>The kind of a setting. A parameter of a class represents only settings of the same kind.</summary>
internal enum SettingKind
{
    /// <summary>A number of channels, features or groups.</summary>
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

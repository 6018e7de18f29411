namespace EffNet.Networks;

/// <summary>Which tensors autograd keeps until the backward pass.</summary>
[Flags]
public enum SavedTensors
{
    /// <summary>None, or only such as have no size of an image's.</summary>
    None = 0,

    /// <summary>The first tensor it reads.</summary>
    Input = 1,

    /// <summary>The tensor it yields.</summary>
    Output = 2,

    /// <summary>Every tensor it reads.</summary>
    Operands = 4,
}

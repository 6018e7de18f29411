namespace EffNet.Networks;

/// <summary>The tensors that autograd keeps until the backward pass.</summary>
[Flags]
public enum SavedTensors
{
    /// <summary>No tensors, or only tensors whose size does not depend on the image.</summary>
    None = 0,

    /// <summary>The first input.</summary>
    Input = 1,

    /// <summary>The output.</summary>
    Output = 2,

    /// <summary>All inputs.</summary>
    Operands = 4,
}

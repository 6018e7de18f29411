namespace EffNet.Networks;

/// <summary>How a convolution treats the border of its input.</summary>
public enum Padding
{
    /// <summary><c>k / 2</c> zeros on every side, whatever the input's size: PyTorch's habit, torchvision's weights.</summary>
    Symmetric,

    /// <summary>
    /// Just enough zeros for an output of <c>ceil(size / stride)</c>, the odd one right and below: TensorFlow's "SAME", the weights of timm's <c>tf_</c>
    /// models. It depends on the size of the actual input, so strided convolutions compute it at run time.
    /// </summary>
    Same,
}

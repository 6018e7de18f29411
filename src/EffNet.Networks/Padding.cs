namespace EffNet.Networks;

/// <summary>The padding of convolutions.</summary>
public enum Padding
{
    /// <summary><c>k / 2</c> zeros on every side, regardless of the input size: PyTorch's convention, used by torchvision's weights.</summary>
    Symmetric,

    /// <summary>
    /// The number of zeros that gives an output of <c>ceil(size / stride)</c>; an odd row or column is added below or on the right. This is TensorFlow's
    /// "SAME", used by the weights of timm's <c>tf_</c> models. It depends on the size of the actual input, so strided convolutions compute it at run time.
    /// </summary>
    Same,
}

namespace EffNet;

/// <summary>How strided convolutions of a network treat the border: weights trained with one do not do well with the other.</summary>
public enum BorderPadding
{
    /// <summary><c>k / 2</c> zeros on every side: PyTorch's habit, torchvision's weights.</summary>
    Symmetric,

    /// <summary>Just enough zeros for an output of <c>ceil(size / stride)</c>: TensorFlow's "SAME", the weights of timm's <c>tf_</c> models.</summary>
    Same,
}

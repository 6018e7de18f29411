namespace EffNet.Training;

/// <summary>Specifies the pixels outside an image.</summary>
public enum BorderMode
{
    /// <summary>The pixels have one color.</summary>
    Constant,

    /// <summary>
    /// The pixels mirror the image without repeating its outermost pixels, as <c>reflect</c> in torchvision and NumPy. For example, the pixels 1 2 3 are followed by 2 1 2 3.
    /// </summary>
    Reflect,
}

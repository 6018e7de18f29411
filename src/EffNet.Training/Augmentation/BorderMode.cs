namespace EffNet.Training;

/// <summary>Specifies the pixels outside an image.</summary>
public enum BorderMode
{
    /// <summary>They have one color.</summary>
    Constant,

    /// <summary>They mirror the image without repeating its outermost pixels, as torchvision's and NumPy's <c>reflect</c>: of the pixels 1 2 3, the next are 2 1 2 3.</summary>
    Reflect,
}

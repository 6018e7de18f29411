namespace Transfer.Images;

/// <summary>Specifies what surrounds a cut-out.</summary>
internal enum Background
{
    /// <summary>White: 255, 255, 255. All networks are trained on it.</summary>
    White,

    /// <summary>Gray: 128, 128, 128.</summary>
    Gray,

    /// <summary>Each channel of each pixel is drawn from 0 to 255 alone.</summary>
    Noise,
}

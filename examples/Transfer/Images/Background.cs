namespace Transfer.Images;

/// <summary>Specifies the background of a cut-out.</summary>
internal enum Background
{
    /// <summary>White: 255, 255, 255. All networks are trained with this background.</summary>
    White,

    /// <summary>Gray: 128, 128, 128.</summary>
    Gray,

    /// <summary>Each channel of each pixel is an independent random level from 0 to 255.</summary>
    Noise,
}

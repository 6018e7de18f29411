namespace EffNet.Pictures;

/// <summary>How pictures are made smaller or larger; always with antialiasing.</summary>
public enum Interpolation
{
    /// <summary>A triangle as wide as the neighboring pixels.</summary>
    Bilinear,

    /// <summary>Keys' cubic with a = -0.5, twice as wide.</summary>
    Bicubic,
}

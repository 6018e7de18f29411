namespace EffNet.Pictures;

/// <summary>Specifies the filter that resizes pictures. Both filters use antialiasing.</summary>
public enum Interpolation
{
    /// <summary>The triangle filter, which reaches to the neighboring pixels.</summary>
    Bilinear,

    /// <summary>Keys' cubic filter with a = -0.5, which is twice as wide as the triangle filter.</summary>
    Bicubic,
}

namespace EffNet.Pictures;

/// <summary>Specifies the filter that resizes pictures. Both filters use antialiasing.</summary>
public enum Interpolation
{
    /// <summary>A triangle that reaches to the neighboring pixels.</summary>
    Bilinear,

    /// <summary>Keys' cubic filter with a = -0.5, twice as wide.</summary>
    Bicubic,
}

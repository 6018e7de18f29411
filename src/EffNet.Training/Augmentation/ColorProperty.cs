namespace EffNet.Training;

/// <summary>Specifies the property of colors that <see cref="ColorJitter"/> adjusts.</summary>
public enum ColorProperty
{
    /// <summary>The brightness, by a factor: <see cref="ColorOperations.AdjustBrightness"/>.</summary>
    Brightness,

    /// <summary>The contrast, by a factor: <see cref="ColorOperations.AdjustContrast"/>.</summary>
    Contrast,

    /// <summary>The saturation, by a factor: <see cref="ColorOperations.AdjustSaturation"/>.</summary>
    Saturation,

    /// <summary>The hue, by a fraction of the color circle: <see cref="ColorOperations.AdjustHue"/>.</summary>
    Hue,
}

using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents an adjustment of one property of colors.</summary>
/// <param name="Property">The property.</param>
/// <param name="Amount">The factor; for <see cref="ColorProperty.Hue"/>, the shift as a fraction of the color circle.</param>
public readonly record struct ColorAdjustment(ColorProperty Property, double Amount)
{
    /// <summary>Applies the adjustment.</summary>
    /// <param name="picture">The image.</param>
    /// <exception cref="ArgumentOutOfRangeException">The property does not accept the amount.</exception>
    /// <exception cref="InvalidOperationException">The property is not a member of the enumeration.</exception>
    public Picture Apply(Picture picture) => Property switch
    {
        ColorProperty.Brightness => ColorOperations.AdjustBrightness(picture, Amount),
        ColorProperty.Contrast => ColorOperations.AdjustContrast(picture, Amount),
        ColorProperty.Saturation => ColorOperations.AdjustSaturation(picture, Amount),
        ColorProperty.Hue => ColorOperations.AdjustHue(picture, Amount),
        _ => throw new InvalidOperationException($"Unknown color property '{Property}'; expected a member of {nameof(ColorProperty)}."),
    };
}

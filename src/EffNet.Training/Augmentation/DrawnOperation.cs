using EffNet.Pictures;

namespace EffNet.Training;

/// <summary>Represents an operation with its magnitude.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Magnitude">The magnitude, with its sign. Its unit depends on the operation.</param>
public readonly record struct DrawnOperation(PictureOperation Operation, double Magnitude = 0)
{
    /// <summary>Applies the operation, as <c>_apply_op</c> of torchvision's <c>autoaugment.py</c>.</summary>
    /// <param name="picture">The image.</param>
    /// <param name="fill">The color of pixels outside the image.</param>
    /// <exception cref="ArgumentOutOfRangeException">The operation does not accept the magnitude.</exception>
    /// <exception cref="InvalidOperationException">The operation is not a member of the enumeration.</exception>
    public Picture Apply(Picture picture, RgbColor fill = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Operation switch
        {
            PictureOperation.Identity => picture,
            PictureOperation.ShearX => GeometricOperations.ShearX(picture, Magnitude, fill),
            PictureOperation.ShearY => GeometricOperations.ShearY(picture, Magnitude, fill),
            PictureOperation.TranslateX => GeometricOperations.TranslateX(picture, (int)Magnitude, fill),
            PictureOperation.TranslateY => GeometricOperations.TranslateY(picture, (int)Magnitude, fill),
            PictureOperation.Rotate => GeometricOperations.Rotate(picture, Magnitude, fill),
            PictureOperation.Brightness => ColorOperations.AdjustBrightness(picture, 1 + Magnitude),
            PictureOperation.Color => ColorOperations.AdjustSaturation(picture, 1 + Magnitude),
            PictureOperation.Contrast => ColorOperations.AdjustContrast(picture, 1 + Magnitude),
            PictureOperation.Sharpness => ColorOperations.AdjustSharpness(picture, 1 + Magnitude),
            PictureOperation.Posterize => ColorOperations.Posterize(picture, (int)Magnitude),
            PictureOperation.Solarize => ColorOperations.Solarize(picture, Magnitude),
            PictureOperation.AutoContrast => ColorOperations.AutoContrast(picture),
            PictureOperation.Equalize => ColorOperations.Equalize(picture),
            PictureOperation.Invert => ColorOperations.Invert(picture),
            _ => throw new InvalidOperationException($"Unknown operation '{Operation}'; expected a member of {nameof(PictureOperation)}."),
        };
    }
}

namespace EffNet.Training;

/// <summary>Specifies an operation of <see cref="RandAugment"/> and <see cref="AutoAugment"/>. The names are torchvision's.</summary>
public enum PictureOperation
{
    /// <summary>The image does not change.</summary>
    Identity,

    /// <summary><see cref="GeometricOperations.ShearX"/> by the magnitude.</summary>
    ShearX,

    /// <summary><see cref="GeometricOperations.ShearY"/> by the magnitude.</summary>
    ShearY,

    /// <summary><see cref="GeometricOperations.TranslateX"/> by the integer part of the magnitude.</summary>
    TranslateX,

    /// <summary><see cref="GeometricOperations.TranslateY"/> by the integer part of the magnitude.</summary>
    TranslateY,

    /// <summary><see cref="GeometricOperations.Rotate"/> by the magnitude, in degrees.</summary>
    Rotate,

    /// <summary><see cref="ColorOperations.AdjustBrightness"/> with the factor 1 + the magnitude.</summary>
    Brightness,

    /// <summary><see cref="ColorOperations.AdjustSaturation"/> with the factor 1 + the magnitude.</summary>
    Color,

    /// <summary><see cref="ColorOperations.AdjustContrast"/> with the factor 1 + the magnitude.</summary>
    Contrast,

    /// <summary><see cref="ColorOperations.AdjustSharpness"/> with the factor 1 + the magnitude.</summary>
    Sharpness,

    /// <summary><see cref="ColorOperations.Posterize"/> with the integer part of the magnitude as the number of bits.</summary>
    Posterize,

    /// <summary><see cref="ColorOperations.Solarize"/> with the magnitude as the threshold.</summary>
    Solarize,

    /// <summary><see cref="ColorOperations.AutoContrast"/>; it has no magnitude.</summary>
    AutoContrast,

    /// <summary><see cref="ColorOperations.Equalize"/>; it has no magnitude.</summary>
    Equalize,

    /// <summary><see cref="ColorOperations.Invert"/>; it has no magnitude.</summary>
    Invert,
}

using static EffNet.Training.PictureOperation;

namespace EffNet.Training;

/// <summary>Lists AutoAugment's policy for ImageNet: 25 sub-policies of two steps, as <c>AutoAugmentPolicy.IMAGENET</c> of torchvision 0.14.</summary>
internal static class ImageNetPolicy
{
    /// <summary>The number of magnitudes of each operation.</summary>
    public const int Bins = 10;

    /// <summary>Gets the sub-policies.</summary>
    public static IReadOnlyList<(PolicyStep First, PolicyStep Second)> All { get; } =
    [
        (new(Posterize, 0.4, 8), new(Rotate, 0.6, 9)),
        (new(Solarize, 0.6, 5), new(AutoContrast, 0.6)),
        (new(Equalize, 0.8), new(Equalize, 0.6)),
        (new(Posterize, 0.6, 7), new(Posterize, 0.6, 6)),
        (new(Equalize, 0.4), new(Solarize, 0.2, 4)),
        (new(Equalize, 0.4), new(Rotate, 0.8, 8)),
        (new(Solarize, 0.6, 3), new(Equalize, 0.6)),
        (new(Posterize, 0.8, 5), new(Equalize, 1.0)),
        (new(Rotate, 0.2, 3), new(Solarize, 0.6, 8)),
        (new(Equalize, 0.6), new(Posterize, 0.4, 6)),
        (new(Rotate, 0.8, 8), new(Color, 0.4, 0)),
        (new(Rotate, 0.4, 9), new(Equalize, 0.6)),
        (new(Equalize, 0.0), new(Equalize, 0.8)),
        (new(Invert, 0.6), new(Equalize, 1.0)),
        (new(Color, 0.6, 4), new(Contrast, 1.0, 8)),
        (new(Rotate, 0.8, 8), new(Color, 1.0, 2)),
        (new(Color, 0.8, 8), new(Solarize, 0.8, 7)),
        (new(Sharpness, 0.4, 7), new(Invert, 0.6)),
        (new(ShearX, 0.6, 5), new(Equalize, 1.0)),
        (new(Color, 0.4, 0), new(Equalize, 0.6)),
        (new(Equalize, 0.4), new(Solarize, 0.2, 4)),
        (new(Solarize, 0.6, 5), new(AutoContrast, 0.6)),
        (new(Invert, 0.6), new(Equalize, 1.0)),
        (new(Color, 0.6, 4), new(Contrast, 1.0, 8)),
        (new(Equalize, 0.8), new(Equalize, 0.6)),
    ];
}

namespace EffNet.Training;

/// <summary>
/// Computes the magnitudes of operations, as torchvision's <c>_augmentation_space</c>: evenly spaced, in single precision. In PyTorch, <c>linspace</c> computes them, and the last
/// bit depends on the processor. The numbers here are equal to those of PyTorch on processors with fused multiply-add (AVX2 and newer).
/// </summary>
internal static class Magnitudes
{
    /// <summary>The largest translation as a fraction of the image: 150 of 331 pixels, the input size of AutoAugment's networks.</summary>
    private const double LargestTranslation = 150.0 / 331.0;

    /// <summary>Returns the magnitude of an operation, without a sign.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="index">The index of the magnitude, from 0 to <paramref name="bins"/> - 1.</param>
    /// <param name="bins">The number of magnitudes; at least 2.</param>
    /// <param name="width">The width of the image.</param>
    /// <param name="height">The height of the image.</param>
    public static double Of(PictureOperation operation, int index, int bins, int width, int height) => operation switch
    {
        PictureOperation.ShearX or PictureOperation.ShearY => Spaced(0, 0.3, index, bins),
        PictureOperation.TranslateX => Spaced(0, LargestTranslation * width, index, bins),
        PictureOperation.TranslateY => Spaced(0, LargestTranslation * height, index, bins),
        PictureOperation.Rotate => Spaced(0, 30, index, bins),
        PictureOperation.Brightness or PictureOperation.Color or PictureOperation.Contrast or PictureOperation.Sharpness => Spaced(0, 0.9, index, bins),
        PictureOperation.Posterize => 8 - MathF.Round(index / (float)((bins - 1) / 4.0), MidpointRounding.ToEven),
        PictureOperation.Solarize => Spaced(255, 0, index, bins),
        _ => 0,
    };

    /// <summary>Returns a value indicating whether the magnitude of an operation can be negative.</summary>
    /// <param name="operation">The operation.</param>
    public static bool IsSigned(PictureOperation operation) => operation is >= PictureOperation.ShearX and <= PictureOperation.Sharpness;

    /// <summary>Computes one number of <c>torch.linspace</c>, which computes the first half of the numbers from the start and the second half from the end.</summary>
    private static float Spaced(double start, double end, int index, int bins)
    {
        var (first, last) = ((float)start, (float)end);
        var step = (last - first) / (bins - 1);
        return index < bins / 2
            ? MathF.FusedMultiplyAdd(step, index, first)
            : MathF.FusedMultiplyAdd(-step, bins - 1 - index, last);
    }
}
